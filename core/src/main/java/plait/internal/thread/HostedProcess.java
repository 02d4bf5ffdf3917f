package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.CancelledException;
import plait.Hold;
import plait.ProcessTask;
import plait.Target;
import plait.TargetFailedException;
import plait.Task;

/**
 * The body of a scoped task that has its work done by a process: it ends when the process has
 * ended, and takes a cancel to it.
 */
record HostedProcess<T extends @Nullable Object>(ProcessTask<T> process, Object written)
    implements Target<T> {

  /** In the thread of the one who starts it. */
  static <T extends @Nullable Object> HostedProcess<T> prepared(ProcessTask<T> process) {
    Object written = process instanceof Handover starting ? starting.prepare() : process;
    return new HostedProcess<>(process, written);
  }

  @Override
  public T call() throws Exception {
    var _ = process.start();
    try (Hold _ = Task.current().token().onCancel(process::cancel)) {
      return process.join();
    } catch (TargetFailedException failed) {
      throw original(failed);
    } catch (CancelledException cancelled) {
      Task.current().cancel(false); // if somebody has cancelled the process alone
      throw cancelled;
    } finally {
      process.cancel();
      Waits.shielded(process::await);
    }
  }

  private static Exception original(TargetFailedException failed) {
    return switch (failed.getCause()) {
      case Error error -> throw error;
      case Exception exception -> exception;
      default -> failed;
    };
  }
}
