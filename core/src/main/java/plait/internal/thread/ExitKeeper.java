package plait.internal.thread;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the program alive while tasks run that are not daemons: virtual threads alone would not.
 * One platform thread does it; it waits until the main thread has ended and then for the last task.
 *
 * <p>{@code STARTED} and {@code ENDED} only grow, and a task is counted as started before it is
 * counted as ended. Read in the order ended, started, equal sums therefore prove that no task was
 * alive between the two readings.
 */
final class ExitKeeper implements Runnable {
  private static final LongAdder STARTED = new LongAdder();
  private static final LongAdder ENDED = new LongAdder();
  private static final AtomicReference<@Nullable Thread> KEEPER = new AtomicReference<>();

  /** Set once the keeper waits for the last task: from then on every end wakes it. */
  private static volatile boolean waitingForTheLast;

  private ExitKeeper() {}

  static void started() {
    STARTED.increment();
    if (KEEPER.get() == null) {
      try {
        keep();
      } catch (Throwable noThread) {
        ENDED.increment();
        throw noThread;
      }
    }
  }

  static void ended() {
    ENDED.increment();
    if (waitingForTheLast) {
      LockSupport.unpark(KEEPER.get());
    }
  }

  private static void keep() {
    Thread keeper =
        Thread.ofPlatform().name("plait-keeper").daemon(false).unstarted(new ExitKeeper());
    if (KEEPER.compareAndSet(null, keeper)) {
      try {
        keeper.start();
      } catch (Throwable noThread) {
        KEEPER.set(null); // the next task tries again
        throw noThread;
      }
    }
  }

  @Override
  public void run() {
    stay();
  }

  private static void stay() {
    Optional<Thread> main = PlatformThreads.main();
    if (main.isPresent()) {
      joinQuietly(main.get());
    }
    waitingForTheLast = true;
    while (!allEnded()) {
      LockSupport.park();
      Thread.interrupted();
    }
    KEEPER.set(null);
    if (!allEnded()) {
      keep();
    }
  }

  private static boolean allEnded() {
    long ended = ENDED.sum();
    return ended == STARTED.sum();
  }

  /** Nobody has a reason to interrupt those who call this; if somebody does, they go on. */
  static void joinQuietly(Thread thread) {
    boolean joined = false;
    while (!joined) {
      try {
        thread.join();
        joined = true;
      } catch (InterruptedException e) {
        joined = false;
      }
    }
  }
}
