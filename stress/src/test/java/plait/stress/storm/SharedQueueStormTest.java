package plait.stress.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import plait.ProcessTask;
import plait.Processes;
import plait.SharedQueue;
import plait.stress.Length;

/**
 * Processes that take items from one queue and put them into another are killed at random moments:
 * whatever was put comes out at the other end, twice at the most as often as somebody was killed,
 * and nothing stays behind. In long it takes some hours, for each round starts a process.
 */
class SharedQueueStormTest {
  private static final int ROUNDS = Length.of(6, 10_000);
  private static final int ITEMS = 300;
  private static final long MOST_NANOS = 5_000_000;
  private static final int LONGEST = 20_000;
  private static final Duration LONG = Duration.ofMinutes(2);

  private final SharedQueue<int[]> in = Processes.queue("in", 50);
  private final SharedQueue<int[]> out = Processes.queue("out");

  @Test
  void whoeverIsKilledNothingIsLost() throws Exception {
    RandomGenerator random = Seed.next("queues between processes").of(0);
    long descriptors = descriptors();
    for (int round = 0; round < ROUNDS; round++) {
      round(random);
    }
    assertThat(in.unfinished()).isZero();
    assertThat(out.unfinished()).isZero();
    assertThat(descriptors()).as("descriptors").isLessThan(descriptors + 50);
  }

  private void round(RandomGenerator random) throws Exception {
    ProcessTask<?> victim = relay();
    BitSet arrived = new BitSet();
    int doubles = 0;
    int fed = 0;
    long killAt = -1;
    boolean killed = false;
    while (arrived.cardinality() < ITEMS) {
      while (fed < ITEMS && in.offer(item(fed, random))) {
        fed++;
      }
      int[] item = out.poll(killed ? LONG : Duration.ofMillis(1));
      if (item != null) {
        out.taskDone();
        assertThat(Arrays.stream(item).allMatch(each -> each == item[0])).isTrue();
        doubles += arrived.get(item[0]) ? 1 : 0;
        arrived.set(item[0]);
        killAt = killAt < 0 ? System.nanoTime() + random.nextLong(MOST_NANOS) : killAt;
      }
      if (!killed && killAt >= 0) {
        LockSupport.parkNanos(Math.max(0, killAt - System.nanoTime()));
        victim.kill();
        victim.await();
        assertThat(victim.exceptionNow()).isNotNull();
        killed = true;
        victim = relay();
      }
    }
    in.join();
    while (out.poll() != null) { // a second time, after the first ones of the others
      out.taskDone();
      doubles++;
    }
    assertThat(doubles).as("items that came twice").isLessThanOrEqualTo(1);
    victim.kill();
    victim.await();
    assertThat(victim.exceptionNow()).isNotNull();
  }

  private ProcessTask<?> relay() {
    SharedQueue<int[]> from = in;
    SharedQueue<int[]> to = out;
    return Processes.start(() -> from.consume(to::put));
  }

  private static int[] item(int number, RandomGenerator random) {
    int[] item = new int[random.nextInt(8) == 0 ? 1 + random.nextInt(LONGEST) : 2];
    Arrays.fill(item, number);
    return item;
  }

  private static long descriptors() throws IOException {
    Path all = Path.of("/proc/self/fd");
    if (!Files.isDirectory(all)) {
      return 0;
    }
    try (var open = Files.list(all)) {
      return open.count();
    }
  }
}
