package plait;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The process in which a task ran ended before the task had. It is the cause of the {@link
 * TargetFailedException} that joining throws; only the task that ran there fails.
 *
 * <p>Python: {@code BrokenProcessPool}, which fails every task of the pool; a negative {@code
 * exitcode}.
 */
public final class WorkerDiedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  /** What a worker died of. What this program did itself is known before it looks further. */
  public enum Cause {
    /** It could not be started, or ended before it was ready. */
    START_FAILED,
    /** The task, or code it called, ended the process: {@code System.exit}, {@code halt}. */
    EXITED,
    /** The JVM crashed: a fault in native code or in the JVM itself. */
    CRASHED,
    /** {@link ProcessTask#kill()} ended it, or a signal that this program did not send. */
    KILLED,
    /** {@link ProcessTask#terminate()} ended it. */
    TERMINATED,
    /** Its heap, or its space for classes, was full. */
    OUT_OF_MEMORY,
    /** It grew over the limit of the whole process, or the kernel killed it for want of memory. */
    MEMORY_LIMIT,
    /** A task took longer than its limit and did not answer its cancel. */
    TIMEOUT,
    /** A task was cancelled and did not answer. */
    CANCELLED,
    /** It sent something that no worker of Plait sends, and was killed. */
    PROTOCOL,
    /** Its pool was closed, or its program ends. */
    CLOSED
  }

  /** What it died of. */
  private final Cause why;

  /** The number of the process. */
  private final long pid;

  /** The exit code, or -1. */
  private final int exitCode;

  /** The name of the signal, or null. */
  private final @Nullable String signal;

  /** Which attempt at the task it was. */
  private final int attempt;

  /** The last lines of its standard error. */
  private final String[] errorLines;

  /** From the JVM's crash log, or null. */
  private final @Nullable String crashLog;

  /**
   * Makes one about a process of which nothing else is known.
   *
   * @param why what it died of
   * @param message what happened, for people
   */
  public WorkerDiedException(Cause why, String message) {
    this(why, message, 0, NONE, null, 1, List.of(), null, null);
  }

  /**
   * Makes one.
   *
   * @param why what the worker died of
   * @param message what happened, for people
   * @param pid its number; 0 if it never had one
   * @param exitCode its exit code, or -1 if there is none
   * @param signal the name of the signal that ended it, or null
   * @param attempt which attempt at the task it was, from 1
   * @param errorLines the last lines of its standard error
   * @param crashLog the head of the JVM's crash log, or null
   * @param cause what went wrong on this side, or null
   */
  public WorkerDiedException(
      Cause why,
      String message,
      long pid,
      int exitCode,
      @Nullable String signal,
      int attempt,
      List<String> errorLines,
      @Nullable String crashLog,
      @Nullable Throwable cause) {
    super(message, cause);
    this.why = why;
    this.pid = pid;
    this.exitCode = exitCode;
    this.signal = signal;
    this.attempt = attempt;
    this.errorLines = errorLines.toArray(new String[0]);
    this.crashLog = crashLog;
  }

  /**
   * What the worker died of.
   *
   * @return the cause, never null
   */
  public Cause why() {
    return why;
  }

  /**
   * The number that the process had.
   *
   * @return the pid; 0 if the process was never made
   */
  public long pid() {
    return pid;
  }

  /**
   * The exit code as the JVM reports it: 128 and the signal's number if a signal ended the process.
   *
   * @return the code; empty if the process was never made
   */
  public OptionalInt exitCode() {
    return exitCode == NONE ? OptionalInt.empty() : OptionalInt.of(exitCode);
  }

  /**
   * The signal that ended the process.
   *
   * @return its name, such as {@code SIGKILL}; empty if none did
   */
  public Optional<String> signal() {
    return Optional.ofNullable(signal);
  }

  /**
   * Which attempt at the task this was; the message tells it from the second one on.
   *
   * @return 1 for the first
   */
  public int attempt() {
    return attempt;
  }

  /**
   * The last lines that the process wrote to standard error.
   *
   * @return at most 20 lines, the newest last; empty if there were none
   */
  public List<String> errorLines() {
    return List.of(errorLines);
  }

  /**
   * What the crashing JVM wrote about the crash.
   *
   * @return the head of its log, which names the faulty frame; empty if it wrote none
   */
  public Optional<String> crashLog() {
    return Optional.ofNullable(crashLog);
  }
}
