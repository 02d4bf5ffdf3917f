package plait.internal.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plait.ProcessTask;
import plait.Task;
import plait.internal.worker.WorkerMain;

/** The processes above and below this one. */
public final class Relatives {
  private Relatives() {}

  /** The process that started this one as a worker. */
  public static Optional<ProcessHandle> parent() {
    return WorkerMain.isRunning() ? ProcessHandle.current().parent() : Optional.empty();
  }

  /** The living tasks that have a process of their own. */
  public static List<ProcessTask<?>> children() {
    var children = new ArrayList<ProcessTask<?>>();
    for (Task<?> task : Task.all()) {
      if (task instanceof ProcessTask<?> child) {
        children.add(child);
      }
    }
    return children;
  }
}
