import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CyclicBarrier;

/** More work with two threads, of other kinds than {@link Kernels} has. */
final class Others {
  private static final int THREADS = Kernels.THREADS;

  private Others() {}

  private static final class Body {
    double x;
    double y;
    double vx;
    double vy;
    double mass;
  }

  /** Bodies that attract each other: fields of objects, read by all threads, written by one. */
  static void bodies() throws InterruptedException {
    int n = 400;
    Body[] bodies = new Body[n];
    for (int i = 0; i < n; i++) {
      Body body = new Body();
      body.x = i % 20;
      body.y = i / 20;
      body.mass = 1 + i % 3;
      bodies[i] = body;
    }
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    Kernels.together(
        me -> {
          int from = me * n / THREADS;
          int to = (me + 1) * n / THREADS;
          for (int step = 0; step < 10; step++) {
            for (int i = from; i < to; i++) {
              attract(bodies[i], bodies);
            }
            barrier.await();
            for (int i = from; i < to; i++) {
              Body body = bodies[i];
              body.x += 0.001 * body.vx;
              body.y += 0.001 * body.vy;
            }
            barrier.await();
          }
        });
  }

  private static void attract(Body body, Body[] all) {
    for (Body other : all) {
      if (other != body) {
        double dx = other.x - body.x;
        double dy = other.y - body.y;
        double distance = dx * dx + dy * dy + 0.01;
        double pull = other.mass / (distance * Math.sqrt(distance));
        body.vx += dx * pull;
        body.vy += dy * pull;
      }
    }
  }

  /** The game of life: small elements, eight neighbours. */
  static void life() throws InterruptedException {
    int n = 500;
    byte[][][] worlds = new byte[2][n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        worlds[0][i][j] = (byte) ((i * 31 + j * 17) % 7 == 0 ? 1 : 0);
      }
    }
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    Kernels.together(
        me -> {
          for (int step = 0; step < 20; step++) {
            byte[][] old = worlds[step % 2];
            byte[][] next = worlds[1 - step % 2];
            for (int i = 1 + me; i < n - 1; i += THREADS) {
              for (int j = 1; j < n - 1; j++) {
                int near = 0;
                for (int di = -1; di <= 1; di++) {
                  for (int dj = -1; dj <= 1; dj++) {
                    near += old[i + di][j + dj];
                  }
                }
                near -= old[i][j];
                next[i][j] = (byte) (near == 3 || near == 2 && old[i][j] == 1 ? 1 : 0);
              }
            }
            barrier.await();
          }
        });
  }

  /** Words of a text counted by each thread, then put together: the JDK's own collections. */
  static void words() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("word").append(i * 7919L % 5003).append(' ');
    }
    String all = text.toString();
    Map<String, Integer> total = new HashMap<>();
    Kernels.together(
        me -> {
          Map<String, Integer> mine = new HashMap<>();
          StringBuilder word = new StringBuilder();
          for (int i = me * all.length() / 2; i < (me + 1) * all.length() / 2; i++) {
            char c = all.charAt(i);
            if (c == ' ') {
              mine.merge(word.toString(), 1, Integer::sum);
              word.setLength(0);
            } else {
              word.append(c);
            }
          }
          synchronized (total) {
            mine.forEach((key, count) -> total.merge(key, count, Integer::sum));
          }
        });
  }

  private record Work(int number, int[] data) {}

  /** Pieces of work handed from one thread to the other. */
  static void queue() throws InterruptedException {
    ArrayBlockingQueue<Work> queue = new ArrayBlockingQueue<>(100);
    List<Integer> sums = new ArrayList<>();
    Kernels.together(
        me -> {
          for (int i = 0; i < 10_000; i++) {
            if (me == 0) {
              int[] data = new int[200];
              for (int k = 0; k < data.length; k++) {
                data[k] = i ^ k;
              }
              queue.put(new Work(i, data));
            } else {
              Work work = queue.take();
              int sum = work.number();
              for (int value : work.data()) {
                sum = sum * 31 + value;
              }
              sums.add(sum);
            }
          }
        });
  }
}
