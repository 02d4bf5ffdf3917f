package plait.internal.thread;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.Task;

/** Finds strands: of the calling thread, of other threads, of the whole program. */
public final class Strands {
  /** The task that runs on this thread; bound around every body that Plait runs. */
  static final ScopedValue<Strand> CURRENT = ScopedValue.newInstance();

  private static final ThreadLocal<@Nullable ForeignTask> FOREIGN = new ThreadLocal<>();

  /** Threads that Plait did not start and that have used it, until they are seen to have ended. */
  private static final Map<Thread, ForeignTask> FOREIGN_TASKS = new ConcurrentHashMap<>();

  private static final int FEW = 64;

  /** Plain races only shift the moment of the next look. */
  private static volatile int sweepForeignAt = FEW;

  /** Many who gave up on one lock ask for the same name, and to find it takes a long look. */
  private static volatile WeakReference<@Nullable BaseTask<?>> namedLast =
      new WeakReference<>(null);

  private Strands() {}

  public static Task<?> currentTask() {
    return current().task();
  }

  /** The strand of the calling thread. A thread that inherited a binding is not its task. */
  public static Strand current() {
    Thread thread = Thread.currentThread();
    if (CURRENT.isBound()) {
      Strand strand = CURRENT.get();
      if (strand.thread == thread) {
        return strand;
      }
    }
    return foreign(thread);
  }

  private static Strand foreign(Thread thread) {
    Strand hosted = Hosted.strandOf(thread);
    if (hosted != null) {
      return hosted;
    }
    ForeignTask known = FOREIGN.get();
    if (known != null) {
      return known;
    }
    ForeignTask made = new ForeignTask(thread);
    FOREIGN.set(made);
    FOREIGN_TASKS.put(thread, made);
    forgetEnded();
    return made;
  }

  /** Looks through the foreign threads whenever there are twice as many as were alive last time. */
  private static void forgetEnded() {
    if (FOREIGN_TASKS.size() >= sweepForeignAt) {
      FOREIGN_TASKS.keySet().removeIf(other -> !other.isAlive());
      sweepForeignAt = Math.max(FEW, 2 * FOREIGN_TASKS.size());
    }
  }

  /** The task of the main thread. */
  public static Task<?> main() {
    Thread main =
        PlatformThreads.main()
            .orElseThrow(() ->
                new IllegalStateException(
                    "This JVM has no main thread (it was embedded, or main has ended): use"
                        + " Task.current()."));
    return main == Thread.currentThread()
        ? currentTask()
        : FOREIGN_TASKS.computeIfAbsent(main, ForeignTask::new);
  }

  public static List<Task<?>> all() {
    var all = Registry.living();
    for (ForeignTask task : FOREIGN_TASKS.values()) {
      if (task.isAlive()) {
        all.add(task);
      }
    }
    return all;
  }

  /** The name under which users know a thread. */
  public static String nameOf(Thread thread) {
    Waiting waiting = Waiting.of(thread);
    if (waiting != null) {
      return waiting.strand().task().name();
    }
    BaseTask<?> task = namedLast.get();
    if (task == null || task.thread != thread) {
      task = Registry.runningOn(thread);
    }
    if (task == null) {
      return ForeignTask.nameOf(thread);
    }
    if (task != namedLast.get()) {
      namedLast = new WeakReference<>(task);
    }
    return task.name();
  }

  /** Runs a body as the strand. */
  public static <T extends @Nullable Object> T runAs(Strand strand, Target<? extends T> body)
      throws Exception {
    return ScopedValue.where(CURRENT, strand).call(new Bound<T>(strand, body));
  }

  private record Bound<T extends @Nullable Object>(Strand strand, Target<? extends T> body)
      implements ScopedValue.CallableOp<T, Exception> {
    @Override
    public T call() throws Exception {
      return strand.<T>call(body);
    }
  }
}
