package plait.internal.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Starts processes, one at a time, in a thread that never ends: descriptors of one start cannot
 * leak into another, no interrupt of the program hits the middle of a start, and what the operating
 * system ties to the starting thread stays.
 */
final class Launcher {
  private static final LinkedBlockingQueue<Request> REQUESTS = new LinkedBlockingQueue<>();
  private static final long LIMIT_SECONDS = 30;

  static {
    Thread.ofPlatform()
        .name("plait-launcher")
        .daemon(true)
        .inheritInheritableThreadLocals(false)
        .start(new Loop());
  }

  private Launcher() {}

  /** A process that is wanted. */
  private record Request(List<String> command, WorkerSpec spec, CompletableFuture<Process> answer) {

    void serve() {
      if (answer.isDone()) {
        return;
      }
      try {
        Process started = start();
        if (!answer.complete(started)) {
          started.destroyForcibly(); // nobody waits for it any more
        }
      } catch (Throwable failure) {
        answer.completeExceptionally(failure);
      }
    }

    private Process start() throws IOException {
      var builder = new ProcessBuilder(command);
      if (spec.directory() != null) {
        builder.directory(spec.directory().toFile());
      }
      Map<String, @Nullable String> changes = spec.environment();
      JavaEnvironment.apply(builder.environment(), changes);
      return builder.start();
    }
  }

  /** Starts the thread, which then prepares what the first worker needs. Does not wait. */
  static void prepare() {
    // that this class is loaded has started it
  }

  private static final class Loop implements Runnable {
    @Override
    public void run() {
      Preparation.run();
      while (true) {
        try {
          REQUESTS.take().serve();
        } catch (InterruptedException e) {
          // Nobody has a reason to interrupt this thread; if somebody does, it goes on.
        }
      }
    }
  }

  /** Starts a process; waits until the operating system has made it. */
  static Process start(List<String> command, WorkerSpec spec) throws IOException {
    var request = new Request(command, spec, new CompletableFuture<>());
    REQUESTS.add(request);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return request.answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          interrupted = true; // a process may have been made: it must not be lost
        }
      }
    } catch (TimeoutException e) {
      request.answer.cancel(false);
      throw new IOException(
          "the operating system has not started a process within " + LIMIT_SECONDS + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException refused) {
        throw new IOException(refused.getMessage(), refused);
      }
      throw new IOException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
