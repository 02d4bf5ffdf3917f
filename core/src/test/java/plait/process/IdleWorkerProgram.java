package plait.process;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.internal.process.Cargo;
import plait.internal.process.Program;
import plait.internal.process.Replies;
import plait.internal.process.WorkerProcess;
import plait.internal.process.WorkerSpec;

/** Has an idle worker, tells its number, and is killed. */
final class IdleWorkerProgram {
  private IdleWorkerProgram() {}

  public static void main(String[] arguments) throws Exception {
    var worker = new WorkerProcess("idle", WorkerSpec.DEFAULT);
    worker.start();
    Target<Integer> target = () -> 1;
    worker.perform(new Cargo(Program.pack(target), List.of(), false), new Printing());
    System.out.println(worker.pid());
    System.out.flush();
    new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start();
    new CountDownLatch(1).await();
  }

  private static final class Printing implements Replies {
    @Override
    public void value(int at, @Nullable Object value) {}

    @Override
    public void failure(int at, Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }
}
