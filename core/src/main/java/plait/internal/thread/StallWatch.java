package plait.internal.thread;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks now and then whether the program has come to a standstill. One daemon thread does it; it
 * runs only while something waits. While there is no standstill the looks become rarer, down to one
 * in five seconds. Each look that proves a standstill is followed by another one soon, which ends
 * twice as many waits, so that a large program is through soon and a small one loses no more than
 * it must.
 *
 * <p>It is left off in a process whose tasks another program can cancel: no wait there is certain
 * to last for ever.
 *
 * <p>{@code off} is set before the first wait. {@code pause} and {@code victims} are confined to
 * the watching thread.
 */
public final class StallWatch implements Runnable {
  private static final Duration FIRST_LOOK = Duration.ofMillis(250);
  private static final Duration NEXT_VICTIM = Duration.ofMillis(20);
  private static final Duration RAREST = Duration.ofSeconds(5);
  private static final AtomicBoolean RUNNING = new AtomicBoolean();

  private static volatile boolean off;

  private Duration pause = FIRST_LOOK;
  private int victims = 1;

  private StallWatch() {}

  /** Looks for no standstill in this process. */
  public static void leaveOff() {
    off = true;
  }

  /** Called at the begin of each wait without limit. */
  static void wake() {
    if (!RUNNING.get() && !off && RUNNING.compareAndSet(false, true)) {
      Thread.ofPlatform().name("plait-watch").daemon(true).start(new StallWatch());
    }
  }

  @Override
  public void run() {
    do {
      LockSupport.parkNanos(pause.toNanos());
      look();
    } while (!Waiting.all().isEmpty());
    RUNNING.set(false);
    if (!Waiting.all().isEmpty()) {
      wake();
    }
  }

  private void look() {
    var stall = Stall.prove();
    if (stall.isPresent()) {
      stall.get().fail(victims);
      victims = Math.min(victims * 2, 1 << 20);
      pause = NEXT_VICTIM;
    } else {
      victims = 1;
      pause = pause.compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : rarer();
    }
  }

  private Duration rarer() {
    Duration twice = pause.plus(pause);
    return twice.compareTo(RAREST) < 0 ? twice : RAREST;
  }
}
