// uses: com.lmax:disruptor:4.0.0

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;

/** Disruptor: rings with one and several producers, chains of consumers. */
public class DisruptorRing {
  static class Event {
    long value;
    long doubled;
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20000;
    ring(ProducerType.SINGLE, 1, new BlockingWaitStrategy(), rounds);
    ring(ProducerType.SINGLE, 1, new YieldingWaitStrategy(), rounds);
    ring(ProducerType.MULTI, 3, new BlockingWaitStrategy(), rounds);
    ring(ProducerType.MULTI, 3, new SleepingWaitStrategy(), rounds);
  }

  static void ring(ProducerType type, int producers, WaitStrategy wait, int rounds)
      throws Exception {
    Disruptor<Event> disruptor =
        new Disruptor<>(Event::new, 64, DaemonThreadFactory.INSTANCE, type, wait);
    long[] sum = new long[1];
    long[] other = new long[1];
    disruptor
        .handleEventsWith((event, sequence, last) -> event.doubled = event.value * 2)
        .then(
            (event, sequence, last) -> sum[0] += event.doubled,
            (event, sequence, last) -> other[0] += event.value);
    disruptor.start();
    Thread[] threads = new Thread[producers];
    for (int t = 0; t < producers; t++) {
      threads[t] =
          new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
              disruptor.getRingBuffer().publishEvent((event, sequence, n) -> event.value = n, i);
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    disruptor.shutdown();
    long want = (long) producers * rounds * (rounds - 1) / 2;
    if (sum[0] != 2 * want || other[0] != want) {
      throw new AssertionError(sum[0] + " " + other[0] + " " + want);
    }
  }
}
