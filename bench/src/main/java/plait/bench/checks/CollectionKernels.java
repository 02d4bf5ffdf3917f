package plait.bench.checks;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/** Work with the JDK's collections and with monitors. */
final class CollectionKernels {
  private static final int PIECES = 10_000;
  private static final int KEYS = 1000;
  private static final int CALLS = 200_000;

  private CollectionKernels() {}

  /** A concurrent map, which does nothing but merge. */
  static void map() throws InterruptedException {
    var counts = new ConcurrentHashMap<Integer, Integer>();
    Kernel.together(_ -> {
      for (int i = 0; i < CALLS; i++) {
        counts.merge(i % KEYS, 1, Integer::sum);
      }
    });
  }

  /** Words of a text counted by each thread, then put together. */
  static void words() throws InterruptedException {
    var text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("word").append(i * 7919L % 5003).append(' ');
    }
    String all = text.toString();
    Map<String, Integer> total = new HashMap<>();
    Kernel.together(me -> {
      Map<String, Integer> mine = counted(all, me * all.length() / 2, (me + 1) * all.length() / 2);
      synchronized (total) {
        mine.forEach((key, count) -> total.merge(key, count, Integer::sum));
      }
    });
  }

  private static Map<String, Integer> counted(String text, int from, int to) {
    Map<String, Integer> counts = new HashMap<>();
    var word = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        counts.merge(word.toString(), 1, Integer::sum);
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return counts;
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares pieces
  private record Piece(int number, int[] data) {}

  /** Pieces of work handed from one thread to the other. */
  static void queue() throws InterruptedException {
    var queue = new ArrayBlockingQueue<Piece>(100);
    int[] total = new int[1];
    Kernel.together(me -> {
      for (int i = 0; i < PIECES; i++) {
        if (me == 0) {
          queue.put(piece(i));
        } else {
          total[0] += sum(queue.take());
        }
      }
    });
  }

  private static Piece piece(int number) {
    int[] data = new int[200];
    for (int k = 0; k < data.length; k++) {
      data[k] = number ^ k;
    }
    return new Piece(number, data);
  }

  private static int sum(Piece piece) {
    int sum = piece.number();
    for (int value : piece.data()) {
      sum = sum * 31 + value;
    }
    return sum;
  }

  /** A cache of what was used last, behind one monitor. */
  static void cache() throws InterruptedException {
    SequencedMap<Integer, String> cache = new LinkedHashMap<>(16, 0.75f, true);
    Kernel.together(me -> {
      for (int i = 0; i < CALLS; i++) {
        Integer key = (i * 7919 + me) % (2 * KEYS);
        synchronized (cache) {
          if (cache.get(key) == null) {
            cache.put(key, "value " + key);
            if (cache.size() > KEYS) {
              Object _ = cache.pollFirstEntry();
            }
          }
        }
      }
    });
  }

  /** Two monitors, one within the other, for next to no work. */
  static void nested() throws InterruptedException {
    var outer = new Object();
    int[] inner = new int[1];
    Kernel.together(_ -> {
      for (int i = 0; i < CALLS; i++) {
        synchronized (outer) {
          synchronized (inner) {
            inner[0]++;
          }
        }
      }
    });
  }
}
