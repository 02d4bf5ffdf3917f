package plait.cli.watch;

import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import plait.cli.program.CompilationFailed;
import plait.cli.program.Preparation;
import plait.cli.program.Request;
import plait.cli.program.UserError;

/**
 * Runs a program, and again whenever its sources or its class path change, until it is interrupted.
 */
public final class Watch {
  private final Request request;
  private final Preparation preparation;
  private final PrintWriter messages;

  public Watch(Request request, Preparation preparation, PrintWriter messages) {
    this.request = request;
    this.preparation = preparation;
    this.messages = messages;
  }

  /** Does not return by itself; the end of this JVM ends the program too. */
  public void run() throws IOException, InterruptedException {
    Run run = Run.start(preparation.prepare(request), request);
    while (true) {
      Thread reporter = run == null ? null : reportEnd(run);
      Changes.await(preparation.inputs());
      if (reporter != null) {
        reporter.interrupt();
        reporter.join();
      }
      if (run != null) {
        run.stop();
      }
      say(request.file() + ": changed, starting it again");
      run = restart();
    }
  }

  /** Null when the program cannot be compiled as it is now. */
  private @Nullable Run restart() throws IOException {
    try {
      return Run.start(preparation.prepare(request), request);
    } catch (CompilationFailed e) {
      say("waiting for the next change");
    } catch (UserError e) {
      say(e.getMessage());
    }
    return null;
  }

  private Thread reportEnd(Run run) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            int exitCode = run.await();
            say(request.file() + ": ended with exit code " + exitCode + ", waiting for a change");
          } catch (InterruptedException e) {
            // It is being stopped because of a change: that is no end to report.
            return;
          }
        });
  }

  private void say(@Nullable String message) {
    messages.println("plait: " + message);
    messages.flush();
  }
}
