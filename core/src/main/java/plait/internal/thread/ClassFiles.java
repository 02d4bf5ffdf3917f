package plait.internal.thread;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the class file behind a line of a stack, by the usual loaders. */
final class ClassFiles {
  private ClassFiles() {}

  /** The class as its loader read it; empty if it was made at run time or cannot be found. */
  static Optional<ClassModel> of(StackTraceElement frame, Thread thread) {
    String resource = frame.getClassName().replace('.', '/') + ".class";
    return Stream.of(
            thread.getContextClassLoader(),
            ClassLoader.getSystemClassLoader(),
            ClassFiles.class.getClassLoader())
        .filter(Objects::nonNull)
        .distinct()
        .map(loader -> parsed(loader, resource))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static @Nullable ClassModel parsed(ClassLoader loader, String resource) {
    try (InputStream bytes = loader.getResourceAsStream(resource)) {
      return bytes == null ? null : ClassFile.of().parse(bytes.readAllBytes());
    } catch (IOException | IllegalArgumentException unreadable) {
      return null; // the report goes without the line
    }
  }
}
