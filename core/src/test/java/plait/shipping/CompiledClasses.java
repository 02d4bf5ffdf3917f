package plait.shipping;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;

/** Compiles sources of a test, which may use module plait and the tests' own classes. */
final class CompiledClasses {
  private CompiledClasses() {}

  /** Compiles sources, given with their paths, into a folder {@code classes} in the folder. */
  static Path compile(Path folder, Path plait, Path tests, Map<String, String> sources)
      throws IOException {
    var classes = folder.resolve("classes");
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("-d", classes.toString(), "-proc:none"));
    arguments.addAll(List.of("-p", plait.toString(), "--add-modules", "plait"));
    arguments.addAll(List.of("-cp", tests + File.pathSeparator + classes));
    for (var source : sources.entrySet()) {
      var file = folder.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    var messages = new StringWriter();
    var printer = new PrintWriter(messages);
    int failed =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(printer, printer, arguments.toArray(String[]::new));
    if (failed != 0) {
      throw new AssertionError("The sources do not compile:\n" + messages);
    }
    return classes;
  }

  /** All files of a folder by their paths in it, such as {@code acme/Main.class}. */
  static Map<String, byte[]> files(Path folder) throws IOException {
    var all = new TreeMap<String, byte[]>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        all.put(name, Files.readAllBytes(file));
      }
    }
    return all;
  }
}
