// uses: org.jctools:jctools-core:4.0.5

import java.util.Queue;
import java.util.concurrent.atomic.LongAdder;
import org.jctools.maps.NonBlockingHashMap;
import org.jctools.maps.NonBlockingHashMapLong;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscChunkedArrayQueue;
import org.jctools.queues.MpscLinkedQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;
import org.jctools.queues.SpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.SpscLinkedQueue;
import org.jctools.queues.SpscUnboundedArrayQueue;
import org.jctools.queues.atomic.MpmcAtomicArrayQueue;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jctools.queues.atomic.MpscLinkedAtomicQueue;
import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;

/** JCTools: queues that hand plain objects from producers to consumers, and maps. */
public class JCToolsQueues {
  static class Item {
    int value;
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
    run(new SpscArrayQueue<>(64), 1, 1, rounds);
    run(new SpscLinkedQueue<>(), 1, 1, rounds);
    run(new SpscUnboundedArrayQueue<>(16), 1, 1, rounds);
    run(new SpscAtomicArrayQueue<>(64), 1, 1, rounds);
    run(new MpscArrayQueue<>(64), 3, 1, rounds);
    run(new MpscLinkedQueue<>(), 3, 1, rounds);
    run(new MpscChunkedArrayQueue<>(16, 1024), 3, 1, rounds);
    run(new MpscUnboundedArrayQueue<>(16), 3, 1, rounds);
    run(new MpscAtomicArrayQueue<>(64), 3, 1, rounds);
    run(new MpscLinkedAtomicQueue<>(), 3, 1, rounds);
    run(new MpscUnboundedAtomicArrayQueue<>(16), 3, 1, rounds);
    run(new SpmcArrayQueue<>(64), 1, 3, rounds);
    run(new MpmcArrayQueue<>(64), 3, 3, rounds);
    run(new MpmcAtomicArrayQueue<>(64), 3, 3, rounds);
    maps(rounds);
  }

  static void run(Queue<Item> queue, int producers, int consumers, int rounds) throws Exception {
    LongAdder sum = new LongAdder();
    LongAdder taken = new LongAdder();
    Thread[] threads = new Thread[producers + consumers];
    for (int t = 0; t < producers; t++) {
      threads[t] =
          new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
              Item item = new Item();
              item.value = i;
              while (!queue.offer(item)) {
                Thread.yield();
              }
            }
          });
    }
    for (int t = 0; t < consumers; t++) {
      threads[producers + t] =
          new Thread(() -> {
            while (taken.sum() < (long) producers * rounds) {
              Item item = queue.poll();
              if (item == null) {
                Thread.yield();
              } else {
                sum.add(item.value++);
                taken.increment();
              }
            }
          });
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (sum.sum() != (long) producers * rounds * (rounds - 1) / 2) {
      throw new AssertionError(queue.getClass() + " " + sum);
    }
  }

  static void maps(int rounds) throws Exception {
    NonBlockingHashMap<String, Item> byName = new NonBlockingHashMap<>();
    NonBlockingHashMapLong<Item> byNumber = new NonBlockingHashMapLong<>();
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      int me = t;
      threads[t] =
          new Thread(() -> {
            for (int i = 0; i < rounds; i++) {
              Item item = new Item();
              item.value = i;
              byName.putIfAbsent("k" + i % 500, item);
              byNumber.put(i % 500, item);
              Item seen = byName.get("k" + (i + me) % 500);
              Item other = byNumber.get((i + me) % 500);
              if (seen != null && seen.value < 0 || other != null && other.value < 0) {
                throw new AssertionError();
              }
              if (i % 100 == me) {
                byName.remove("k" + i % 500);
                byNumber.remove(i % 500);
              }
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
