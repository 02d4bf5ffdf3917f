package plait.cli.program;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a program names {@code plait.Processes}. Its processes wake each other through the
 * operating system's own calls when Plait may make them; the option for that makes each start some
 * milliseconds longer, so other programs do without. An empty file beside the classes tells the
 * launcher script.
 */
final class ProcessUse {
  static final String OPTION = "--enable-native-access=plait";

  private static final String DOOR = "plait/Processes";
  private static final String MARK = "processes";

  private ProcessUse() {}

  /** Leaves the mark in the folder of a program that has just been compiled, if it is to be. */
  static void note(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder.resolve("classes"))) {
      files = all.filter(each -> each.toString().endsWith(".class")).toList();
    }
    for (Path each : files) {
      if (namesTheDoor(each)) {
        Files.createFile(folder.resolve(MARK));
        return;
      }
    }
  }

  static boolean isNoted(Path entry) {
    return Files.exists(entry.resolve(MARK));
  }

  private static boolean namesTheDoor(Path file) throws IOException {
    for (PoolEntry each : ClassFile.of().parse(Files.readAllBytes(file)).constantPool()) {
      if (each instanceof ClassEntry type && type.asInternalName().equals(DOOR)) {
        return true;
      }
    }
    return false;
  }
}
