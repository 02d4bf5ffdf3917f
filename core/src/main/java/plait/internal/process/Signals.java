package plait.internal.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signals that end processes, as the JDK puts them into exit codes: 128 and the number. */
final class Signals {
  private static final int BASE = 128;
  static final int HANGUP = BASE + 1;
  static final int INTERRUPT = BASE + 2;
  static final int ABORT = BASE + 6;
  static final int KILL = BASE + 9;
  static final int SEGMENTATION = BASE + 11;
  static final int TERMINATE = BASE + 15;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(HANGUP, "SIGHUP"),
          Map.entry(INTERRUPT, "SIGINT"),
          Map.entry(BASE + 3, "SIGQUIT"),
          Map.entry(BASE + 4, "SIGILL"),
          Map.entry(BASE + 5, "SIGTRAP"),
          Map.entry(ABORT, "SIGABRT"),
          Map.entry(BASE + 7, "SIGBUS"),
          Map.entry(BASE + 8, "SIGFPE"),
          Map.entry(KILL, "SIGKILL"),
          Map.entry(SEGMENTATION, "SIGSEGV"),
          Map.entry(BASE + 13, "SIGPIPE"),
          Map.entry(BASE + 14, "SIGALRM"),
          Map.entry(TERMINATE, "SIGTERM"),
          Map.entry(BASE + 24, "SIGXCPU"),
          Map.entry(BASE + 25, "SIGXFSZ"),
          Map.entry(BASE + 31, "SIGSYS"));

  private Signals() {}

  /** The name of the signal that such an exit code stands for, or null. */
  static @Nullable String nameOf(int exitCode) {
    return NAMES.get(exitCode);
  }
}
