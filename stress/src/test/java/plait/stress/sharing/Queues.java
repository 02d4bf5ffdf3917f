package plait.stress.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import plait.Processes;
import plait.SharedLongs;
import plait.SharedQueue;

/**
 * A queue that all put into and take from: what a victim has put comes out, once; but for what
 * somebody had and had not marked as done when he was killed, which comes again.
 *
 * @param put how many items the victim of a place has put
 * @param lives which victim has a place now
 * @param done how often each item of the victim of a place was done
 * @param sums what those who survive put, and how much of it was done; what was done again
 */
record Queues(
    SharedQueue<int[]> items,
    SharedLongs put,
    SharedLongs lives,
    SharedLongs done,
    SharedLongs sums)
    implements Part {
  private static final int PLACES = 64;
  private static final int MOST = 1_000;
  private static final int LONGEST = 20_000;
  private static final Duration BRIEF = Duration.ofMillis(2);
  private static final Duration LONG = Duration.ofMinutes(2);

  // what an item begins with; the rest is its number
  private static final int WHO = 0;
  private static final int NUMBER = 1;

  // the sums
  private static final int PUT = 0;
  private static final int DONE = 1;
  private static final int AGAIN = 2;

  static Queues make() {
    return new Queues(
        Processes.queue("items", 50),
        Processes.sharedLongs(PLACES),
        Processes.sharedLongs(PLACES),
        Processes.sharedLongs((long) PLACES * MOST),
        Processes.sharedLongs(3));
  }

  @Override
  public void step(int who, RandomGenerator random) throws Exception {
    if (random.nextBoolean()) {
      putOne(who, random);
    } else {
      takeOne();
    }
  }

  private void putOne(int who, RandomGenerator random) throws Exception {
    if (who < Storm.SURVIVORS) {
      if (items.offer(item(who, 0, random))) {
        sums.getAndAdd(PUT, 1);
      }
      return;
    }
    int place = who % PLACES;
    if (lives.get(place) != who) {
      begin(place, who);
    }
    int number = (int) put.get(place);
    if (number < MOST) {
      items.put(item(who, number, random));
      put.setRelease(place, number + 1);
    }
  }

  private void begin(int place, int who) {
    for (int i = 0; i < MOST; i++) {
      done.set(index(place, i), 0);
    }
    put.setVolatile(place, 0);
    lives.setVolatile(place, who);
  }

  private static long index(int place, int number) {
    return (long) place * MOST + number;
  }

  /** Mostly a short one, and now and then one that is written outside of the queue's guard. */
  private static int[] item(int who, int number, RandomGenerator random) {
    int[] item = new int[random.nextInt(16) == 0 ? 2 + random.nextInt(LONGEST) : 3];
    Arrays.fill(item, number);
    item[WHO] = who;
    return item;
  }

  private void takeOne() throws Exception {
    int[] item = items.poll(BRIEF);
    if (item == null) {
      return;
    }
    for (int i = NUMBER; i < item.length; i++) {
      Part.check(item[i] == item[NUMBER], "an item is mixed from two");
    }
    note(item[WHO], item[NUMBER]);
    items.taskDone();
  }

  private void note(int who, int number) {
    if (who < Storm.SURVIVORS) {
      sums.getAndAdd(DONE, 1);
    } else if (lives.getVolatile(who % PLACES) != who
        || done.getAndAdd(index(who % PLACES, number), 1) > 0) {
      sums.getAndAdd(AGAIN, 1);
    }
  }

  @Override
  public void afterDeath(int victim, String when) {
    int place = victim % PLACES;
    if (lives.getVolatile(place) == victim) {
      long all = put.getVolatile(place);
      await(when + ": each item of the victim comes out")
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> areDone(place, all));
    }
  }

  private boolean areDone(int place, long all) {
    for (int i = 0; i < all; i++) {
      if (done.getVolatile(index(place, i)) == 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void atEnd(int deaths, String when) throws Exception {
    while (!items.join(Duration.ZERO)) {
      takeOne();
    }
    assertThat(items.size()).as(when).isZero();
    long more = sums.get(DONE) - sums.get(PUT);
    assertThat(more).as(when + ": none of the survivors' is lost").isNotNegative();
    assertThat(more + sums.get(AGAIN)).as(when + ": done again").isLessThanOrEqualTo(deaths);
  }
}
