package plait.cli.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import plait.cli.program.Program;
import plait.cli.program.Request;

/** A program that runs as a child of this JVM, with this JVM's input, output and environment. */
public final class Run {
  /** How long a program may take to end by itself once it was asked to. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final Thread atExit = Thread.ofPlatform().unstarted(this::end);

  private Run(Process process) {
    this.process = process;
  }

  /** Starts a program. When this JVM ends, the program does too. */
  public static Run start(Program program, Request request) throws IOException {
    return start(program.command(request));
  }

  /** Starts what a command line says, likewise. */
  public static Run start(List<String> command) throws IOException {
    Run run = new Run(new ProcessBuilder(command).inheritIO().start());
    Runtime.getRuntime().addShutdownHook(run.atExit);
    return run;
  }

  /** Waits for the program to end by itself, and returns its exit code. */
  public int await() throws InterruptedException {
    int exitCode = process.waitFor();
    forget();
    return exitCode;
  }

  /** Ends the program and all processes that it started: asks first, then kills. */
  public void stop() {
    end();
    forget();
  }

  private void end() {
    List<ProcessHandle> tree =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    tree.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + GRACE.toNanos();
    boolean ended = true;
    for (ProcessHandle member : tree) {
      ended &= endsBefore(deadline, member);
    }
    if (!ended) {
      Stream.concat(process.descendants(), tree.stream()).forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static boolean endsBefore(long deadline, ProcessHandle member) {
    try {
      member.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) {
      return false;
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // This JVM is ending; the hook finds nothing left to do.
      return;
    }
  }
}
