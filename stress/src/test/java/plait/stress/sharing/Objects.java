package plait.stress.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;
import plait.Processes;
import plait.SharedLongs;
import plait.SharedMap;
import plait.SharedObjectGoneException;

/**
 * An object of the process of the test, a map, and small objects of all processes that are handed
 * round through it: each call is run once, and ends.
 *
 * @param acknowledged how much of what was added came back
 */
record Objects(Desk desk, SharedMap<String, Long> counts, SharedLongs acknowledged)
    implements Part {
  private static final int ADDED = 0;
  private static final int MERGED = 1;
  private static final Duration LONG = Duration.ofMinutes(2);

  /** Besides those that were on their way to somebody who was killed: these stay for minutes. */
  private static final int FEW = 2;

  /** Lies in the process of the test. */
  interface Desk {
    long add(long more);

    void lend(Doubling object);

    @Nullable Doubling borrow();

    void clear();
  }

  /** Lies in any process. */
  interface Doubling {
    int twice(int number);
  }

  private static final class OneDesk implements Desk {
    private static final int MOST = 4;

    private final AtomicLong sum = new AtomicLong();
    private final Deque<Doubling> lent = new ArrayDeque<>(); // guarded by its monitor

    @Override
    public long add(long more) {
      return sum.addAndGet(more);
    }

    @Override
    public void lend(Doubling object) {
      synchronized (lent) {
        if (lent.size() == MOST) {
          lent.removeFirst();
        }
        lent.addLast(object);
      }
    }

    @Override
    public @Nullable Doubling borrow() {
      synchronized (lent) {
        return lent.peekFirst();
      }
    }

    @Override
    public void clear() {
      synchronized (lent) {
        lent.clear();
      }
    }
  }

  /** What was made in this process, as far as it is still there. */
  private static final class Doubler implements Doubling {
    private static final int EACH = 64;
    private static final AtomicLong MADE = new AtomicLong();
    private static final List<WeakReference<Doubler>> SOME = new ArrayList<>(); // its monitor

    Doubler() {
      if (MADE.getAndIncrement() % EACH == 0) {
        synchronized (SOME) {
          SOME.add(new WeakReference<>(this));
        }
      }
    }

    @Override
    public int twice(int number) {
      return 2 * number;
    }

    static long left() {
      System.gc();
      synchronized (SOME) {
        return SOME.stream().filter(each -> !each.refersTo(null)).count();
      }
    }
  }

  static Objects make() {
    return new Objects(
        Processes.share(Desk.class, new OneDesk()),
        Processes.sharedMap(),
        Processes.sharedLongs(2));
  }

  @Override
  public void step(int who, RandomGenerator random) {
    switch (random.nextInt(5)) {
      case 0 -> {
        long _ = desk.add(1);
        acknowledged.getAndAdd(ADDED, 1);
      }
      case 1 -> {
        Long _ = counts.merge("count", 1L, Long::sum);
        acknowledged.getAndAdd(MERGED, 1);
      }
      case 2 -> desk.lend(Processes.share(Doubling.class, new Doubler()));
      default -> borrow(random.nextInt(1_000));
    }
  }

  private void borrow(int number) {
    try {
      Doubling object = desk.borrow();
      Part.check(object == null || object.twice(number) == 2 * number, "another call's answer");
    } catch (SharedObjectGoneException | NotSendableException gone) {
      // the owner of what was lent was killed, before the call or before the desk gave it out
    }
  }

  @Override
  public void atEnd(int deaths, String when) {
    assertThat(desk.add(0) - acknowledged.get(ADDED))
        .as(when + ": calls that were run and not acknowledged")
        .isBetween(0L, (long) deaths);
    assertThat(counts.getOrDefault("count", 0L) - acknowledged.get(MERGED))
        .as(when + ": merges that were run and not acknowledged")
        .isBetween(0L, (long) deaths);
    desk.clear();
    await(when + ": what nobody has any more goes")
        .atMost(LONG)
        .untilAsserted(
            () -> assertThat(Doubler.left()).isLessThanOrEqualTo(FEW + deaths / Doubler.EACH));
  }
}
