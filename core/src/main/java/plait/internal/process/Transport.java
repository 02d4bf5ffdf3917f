package plait.internal.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a link is made. */
enum Transport {
  /** The two pipes of the process, moved to descriptors that its code does not use. */
  PIPES,

  /** A socket in the private folder. */
  UNIX,

  /** A socket of the loopback interface, for systems that lack the rest. */
  TCP;

  /** The numbers of the descriptors in the worker. */
  static final String MOVED_INPUT = "3";

  static final String MOVED_OUTPUT = "4";

  private static final String SHELL = "/bin/sh";

  /**
   * Standard input and output become descriptors 3 and 4; what the worker's code or its libraries
   * write to 1 and 2 goes to the pipe of standard error. The kernel is told to take a worker before
   * this program when memory runs out, and an interrupt typed at the terminal is left to this
   * program.
   */
  private static final String MOVE_PIPES =
      "{ echo 500 >/proc/self/oom_score_adj; } 2>/dev/null; trap '' INT;"
          + " exec \"$@\" 3<&0 4>&1 0</dev/null 1>&2";

  /** The one that {@code -Dplait.transport} names, else the best one that this system has. */
  static Transport chosen() {
    String wanted = System.getProperty("plait.transport", "");
    return switch (wanted.toLowerCase(Locale.ROOT)) {
      case "" -> hasShell() ? PIPES : TCP;
      case "pipes" -> PIPES;
      case "unix" -> UNIX;
      case "tcp" -> TCP;
      default ->
          throw new IllegalArgumentException(
              "-Dplait.transport="
                  + wanted
                  + " names no way to talk to workers: give pipes, unix or tcp, or leave it out.");
    };
  }

  private static boolean hasShell() {
    return Files.isExecutable(Path.of(SHELL)) && Files.isDirectory(Path.of("/dev/fd"));
  }

  /** Prepares for the worker's side to be met. */
  Meeting meeting() throws IOException {
    if (this == PIPES) {
      return Meeting.OVER_PIPES;
    }
    return this == UNIX ? SocketMeeting.unix() : SocketMeeting.tcp();
  }

  /** The words that start a worker which comes to the meeting. */
  List<String> command(WorkerSpec spec, Meeting meeting) throws IOException {
    List<String> start = JavaCommand.of(spec, meeting.directions());
    if (this != PIPES) {
      return start;
    }
    var command = new ArrayList<>(List.of(SHELL, "-c", MOVE_PIPES, "plait-worker"));
    command.addAll(start);
    return command;
  }
}
