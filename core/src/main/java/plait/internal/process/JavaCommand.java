package plait.internal.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plait.internal.worker.WorkerMain;

/** The command line of a worker's JVM. */
final class JavaCommand {
  /** What fits on every system, with room for the environment. */
  private static final int LONGEST = 16_000;

  /**
   * A small JVM that starts quickly, ends when its heap is full, keeps its crash log to itself, can
   * be stopped within counted loops, and prints no notices of its own to standard output.
   */
  private static final List<String> LEAN =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+UseCountedLoopSafepoints",
          "-XX:LoopStripMiningIter=1000",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          "-Djdk.reflect.useNativeAccessorOnly=true");

  private JavaCommand() {}

  /**
   * Sees that there is something to start.
   *
   * @throws IllegalStateException if there is no program {@code java}, or one of another version
   */
  static void check(WorkerSpec spec) {
    var _ = JavaLauncher.in(home(spec));
    if (spec.javaHome() != null) {
      JavaLauncher.checkVersion(spec.javaHome());
    }
  }

  private static Path home(WorkerSpec spec) {
    return spec.javaHome() == null ? Path.of(System.getProperty("java.home")) : spec.javaHome();
  }

  /** The words that start a worker which finds its link in the way that {@code arguments} say. */
  static List<String> of(WorkerSpec spec, List<String> arguments) throws IOException {
    var options = new ArrayList<>(LEAN);
    options.add("-XX:ErrorFile=" + CrashLog.pattern());
    options.add("-Dstdout.encoding=" + Printed.encoding());
    options.add("-Dstderr.encoding=" + Printed.encoding());
    options.addAll(InheritedOptions.get());
    options.addAll(MachineShare.options(spec.share()));
    if (spec.heap() != null) {
      options.add("-Xmx" + spec.heap());
    }
    options.addAll(spec.options());
    options.addAll(PlaitLocation.options());
    options.addAll(arguments);
    var command = new ArrayList<String>();
    command.add(JavaLauncher.in(home(spec)).toString());
    command.addAll(options);
    return length(command) > LONGEST
        ? List.of(command.getFirst(), "@" + argumentFile(options))
        : command;
  }

  private static int length(List<String> words) {
    int length = 0;
    for (String word : words) {
      length += word.length() + 1;
    }
    return length;
  }

  /** A file that the launcher reads its options from; the worker's supervisor removes it. */
  private static Path argumentFile(List<String> options) throws IOException {
    Path file = Files.createTempFile(PrivateFolder.path(), "args", "");
    var lines = new StringBuilder();
    for (String option : options) {
      lines.append('"').append(option.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n");
    }
    Charset nativeOne = Charset.forName(System.getProperty("native.encoding"));
    byte[] bytes = lines.toString().getBytes(nativeOne);
    PlainFile.write(file, bytes, bytes.length, false);
    return file;
  }

  /** The file of arguments that the command names, or null. */
  static @org.jspecify.annotations.Nullable Path fileOf(List<String> command) {
    String last = command.getLast();
    return last.startsWith("@") ? Path.of(last.substring(1)) : null;
  }

  static String mainClass() {
    return WorkerMain.class.getName();
  }
}
