package plait.internal.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;

/**
 * How a worker process ended.
 *
 * @param exitCode its exit code, or -1 if there never was a process
 * @param explanation what else is known, for people; may be empty
 */
public record Death(
    Cause why,
    long pid,
    int exitCode,
    String explanation,
    List<String> errorLines,
    @Nullable String crashLog,
    @Nullable Throwable trouble) {
  static final int NO_EXIT_CODE = -1;
  private static final int OUT_OF_MEMORY_EXIT = 3;
  private static final String CRASH_MARK = "# A fatal error has been detected";
  private static final Pattern CRASH_SIGNAL = Pattern.compile("# +(SIG[A-Z]+)");
  private static final String OUT_OF_MEMORY_MARK = "Terminating due to java.lang.OutOfMemoryError";

  /** Stands for the heap of a process that has not said how large it may be. */
  static final long NEVER_READY = 0;

  /**
   * What the supervisor knows when the process has ended.
   *
   * @param maxHeap how many bytes its heap could have, if it was ready
   */
  record Evidence(
      long pid,
      int exitCode,
      long maxHeap,
      boolean announcedExit,
      ErrorTail tail,
      @Nullable String crashLog,
      boolean kernelKilled) {

    private String heap() {
      return wasReady() ? "its heap could have " + (maxHeap >> 20) + " MB" : "";
    }

    private boolean wasReady() {
      return maxHeap != NEVER_READY;
    }
  }

  /** The death of a process that this program did not end itself. */
  static Death found(Evidence evidence) {
    Cause why = cause(evidence);
    return new Death(
        why,
        evidence.pid,
        evidence.exitCode,
        why == Cause.OUT_OF_MEMORY ? evidence.heap() : "",
        evidence.tail.lines(),
        evidence.crashLog,
        null);
  }

  private static Cause cause(Evidence evidence) {
    int code = evidence.exitCode;
    if (evidence.crashLog != null || evidence.tail.contains(CRASH_MARK)) {
      return Cause.CRASHED;
    }
    if (code == OUT_OF_MEMORY_EXIT && evidence.tail.contains(OUT_OF_MEMORY_MARK)) {
      return Cause.OUT_OF_MEMORY;
    }
    if (code == Signals.KILL && evidence.kernelKilled) {
      return Cause.MEMORY_LIMIT;
    }
    if (isSignal(code, evidence.announcedExit)) {
      return code == Signals.ABORT || code == Signals.SEGMENTATION ? Cause.CRASHED : Cause.KILLED;
    }
    return evidence.wasReady() ? Cause.EXITED : Cause.START_FAILED;
  }

  /** A JVM that a mild signal ends runs its shutdown hooks, as one that exits by itself does. */
  private static boolean isSignal(int code, boolean announcedExit) {
    return switch (code) {
      case Signals.HANGUP, Signals.INTERRUPT, Signals.TERMINATE -> true;
      default -> !announcedExit && Signals.nameOf(code) != null;
    };
  }

  /** The failure of the task that ran there. */
  public WorkerDiedException failureOf(String task, int attempt) {
    return new WorkerDiedException(
        why,
        message(task, attempt),
        pid,
        exitCode,
        signal(),
        attempt,
        errorLines,
        crashLog,
        trouble);
  }

  /** A JVM that crashes exits by itself; the log tells the signal that it met. */
  private @Nullable String signal() {
    return switch (why) {
      case EXITED, START_FAILED, OUT_OF_MEMORY -> null;
      case CRASHED -> crashSignal();
      default -> Signals.nameOf(exitCode);
    };
  }

  private @Nullable String crashSignal() {
    Matcher matcher = CRASH_SIGNAL.matcher(crashLog == null ? "" : crashLog);
    return matcher.find() ? matcher.group(1) : Signals.nameOf(exitCode);
  }

  private String message(String task, int attempt) {
    var text = new StringBuilder("The process of ").append(task);
    if (pid != 0) {
      text.append(" (pid ").append(pid).append(')');
    }
    text.append(' ').append(happened());
    if (attempt > 1) {
      text.append(" in attempt ").append(attempt);
    }
    if (!explanation.isEmpty()) {
      text.append(": ").append(explanation);
    }
    text.append(advice());
    if (crashLog != null) {
      text.append("\nThe JVM says:\n").append(crashLog.indent(2).stripTrailing());
    }
    if (!errorLines.isEmpty()) {
      text.append("\nIts last lines on standard error:\n")
          .append(String.join("\n", errorLines).indent(2).stripTrailing());
    }
    return text.toString();
  }

  private String happened() {
    String signal = signal();
    String bySignal = signal == null ? "with exit code " + exitCode : "by " + signal;
    return switch (why) {
      case START_FAILED -> startFailed();
      case EXITED -> "exited " + withCode() + " before the task had ended";
      case CRASHED -> "crashed, " + bySignal;
      case OUT_OF_MEMORY -> "ran out of memory";
      case MEMORY_LIMIT -> "was killed because memory ran out";
      case TIMEOUT -> "was killed because the task took too long";
      case CANCELLED -> "was killed because the task was cancelled and did not stop";
      case TERMINATED -> "was terminated " + bySignal;
      case KILLED -> "was killed " + bySignal;
      case PROTOCOL -> "sent what no worker sends and was killed";
      case CLOSED -> "was killed because its pool or its program ended";
    };
  }

  private String startFailed() {
    if (pid == 0) {
      return "could not be started";
    }
    return explanation.isEmpty()
        ? "ended before it was ready, " + withCode()
        : "did not become ready";
  }

  private String withCode() {
    return "with code " + exitCode;
  }

  private String advice() {
    return switch (why) {
      case EXITED -> ". Return from the task instead of exiting.";
      case OUT_OF_MEMORY -> ". Give it more with heap(\"...\"), or the task less to hold.";
      case MEMORY_LIMIT -> ". Run fewer processes, or limit the heap of each with heap(\"...\").";
      default -> ".";
    };
  }
}
