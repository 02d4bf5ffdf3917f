package plait.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A library for programs to use, in a folder of classes. */
final class CompiledLibrary {
  private CompiledLibrary() {}

  /** Compiles a class whose method text() returns the text, and whose constant TEXT is it. */
  static Path in(Path classes, String name, String text) throws IOException {
    int dot = name.lastIndexOf('.');
    Path source =
        Files.createTempDirectory("plait-library").resolve(name.substring(dot + 1) + ".java");
    Files.writeString(
        source,
        """
        package %s;

        public class %s {
          public static final String TEXT = "%s";

          public String text() {
            return TEXT;
          }
        }
        """
            .formatted(name.substring(0, dot), name.substring(dot + 1), text));
    int exitCode =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    if (exitCode != 0) {
      throw new AssertionError("the library does not compile");
    }
    return classes;
  }
}
