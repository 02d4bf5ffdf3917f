package plait.internal.thread;

import java.io.PrintStream;
import java.lang.ref.Cleaner;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.Sink;
import plait.UnjoinedFailure;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;

/**
 * Sees to it that no failure is lost: one that nobody has joined is reported when its task is
 * garbage, or when the program ends. While it is ending there is no later moment to report at: a
 * failure of then is reported at once, unless somebody waits to be told of it.
 *
 * <p>{@code tooLate} goes to true once, before the open failures are reported; a failure is made
 * open before its maker looks at {@code tooLate}.
 */
public final class UnjoinedFailures {
  /** Writes the failure to stderr. */
  public static final Sink<UnjoinedFailure> DEFAULT = UnjoinedFailures::print;

  /** Causes can form a ring. */
  private static final int DEEPEST_CAUSE = 100;

  private static final Set<Entry> OPEN = ConcurrentHashMap.newKeySet();
  private static volatile Sink<? super UnjoinedFailure> handler = DEFAULT;
  private static volatile boolean tooLate;

  private UnjoinedFailures() {}

  /** Made with the first failure, so that programs without one get no thread and no hook. */
  private static final class Lazy {
    static final Cleaner CLEANER =
        Cleaner.create(
            Thread.ofPlatform()
                .name("plait-cleaner")
                .daemon(true)
                .inheritInheritableThreadLocals(false)
                .factory());

    static {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(UnjoinedFailures::reportAll, "plait-unjoined-failures"));
    }
  }

  /** A failure that has not been joined yet. Must not refer to its owner. */
  static final class Entry implements Runnable {
    private final UnjoinedFailure failure;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile Cleaner.@Nullable Cleanable cleanable;

    private Entry(UnjoinedFailure failure) {
      this.failure = failure;
    }

    void observed() {
      if (close() && cleanable != null) {
        cleanable.clean();
      }
    }

    @Override
    public void run() {
      if (close()) {
        report(failure);
      }
    }

    /** What the end of the program did to its worker processes is no news. */
    private void runAtTheEnd() {
      if (close() && !isFarewell(failure.failure())) {
        report(failure);
      }
    }

    private static boolean isFarewell(Throwable failure) {
      return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
          .limit(DEEPEST_CAUSE)
          .anyMatch(
              cause -> cause instanceof WorkerDiedException died && died.why() == Cause.CLOSED);
    }

    private boolean close() {
      OPEN.remove(this);
      return open.compareAndSet(true, false);
    }
  }

  /**
   * Keeps a failure until somebody is told of it or its owner, a task or a scope, is garbage.
   *
   * @param awaited whether somebody waits to be told of it already
   */
  static Entry register(Object owner, UnjoinedFailure failure, boolean awaited) {
    var entry = new Entry(failure);
    try {
      entry.cleanable = Lazy.CLEANER.register(owner, entry);
      OPEN.add(entry);
    } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
      tooLate = true; // the hook cannot be registered any more
    }
    if (tooLate && !awaited) {
      entry.runAtTheEnd();
    }
    return entry;
  }

  private static void reportAll() {
    tooLate = true;
    for (Entry entry : OPEN) {
      entry.runAtTheEnd();
    }
  }

  public static Sink<? super UnjoinedFailure> handler(Sink<? super UnjoinedFailure> next) {
    Sink<? super UnjoinedFailure> before = handler;
    handler = next;
    return before;
  }

  /** Hands a failure to the handler. */
  static void report(UnjoinedFailure failure) {
    try {
      handler.accept(failure);
    } catch (Throwable broken) {
      broken.addSuppressed(failure.failure());
      print(new UnjoinedFailure("the handler of unjoined failures", null, broken));
    }
  }

  /** Runs something of the user's that has nobody to throw to. */
  public static void guard(String what, Action action) {
    try {
      action.run();
    } catch (Throwable failure) {
      report(what, failure);
    }
  }

  /** Hands a failure to the handler of something that is no task. */
  static void report(String what, Throwable failure) {
    report(new UnjoinedFailure(what, null, failure));
  }

  private static void print(UnjoinedFailure failure) {
    PrintStream err = System.err;
    synchronized (err) {
      err.println(
          "Failure that nobody joined, of "
              + failure.taskName()
              + (failure.startSite() == null ? ":" : ", started at " + failure.startSite() + ":"));
      failure.failure().printStackTrace(err);
    }
  }
}
