package plait.bench.sharing;

import java.util.List;
import java.util.stream.IntStream;
import plait.Orphans;
import plait.PipeEnd;
import plait.Processes;
import plait.SharedPipe;
import plait.SharedQueue;

/** The figures of queues and pipes between two processes. */
final class QueueFigures {
  private static final int WARMUPS = 300_000;
  private static final int ITEMS = 2_000_000;
  private static final int BOUND = 1_000;
  private static final int TRIPS = 20_000;
  private static final int LARGE = 16 << 20;

  private QueueFigures() {}

  /** Items per second, from one process to another. */
  static double queue(Orphans rule, boolean inBatches) throws Exception {
    SharedQueue<Integer> queue = Processes.<Integer>queue(BOUND).orphans(rule);
    var putter =
        Processes.start(() -> {
          List<Integer> batch = IntStream.range(0, 100).boxed().toList();
          for (int i = 0; i < WARMUPS + ITEMS; i += batch.size()) {
            if (inBatches) {
              queue.putAll(batch);
            } else {
              for (Integer item : batch) {
                queue.put(item);
              }
            }
          }
        });
    boolean marks = rule != Orphans.FORGET;
    take(queue, WARMUPS, marks);
    long begin = System.nanoTime();
    take(queue, ITEMS, marks);
    double seconds = (System.nanoTime() - begin) / 1e9;
    putter.join();
    return ITEMS / seconds;
  }

  private static void take(SharedQueue<Integer> queue, int items, boolean marks) throws Exception {
    for (int i = 0; i < items; i++) {
      Integer _ = queue.take();
      if (marks) {
        queue.taskDone();
      }
    }
  }

  /** Messages per second, from one process to another. */
  static double pipe() {
    SharedPipe<Integer> pipe = Processes.oneWayPipe();
    PipeEnd<Integer> far = pipe.far();
    var sender =
        Processes.start(() -> {
          for (int i = 0; i < WARMUPS + ITEMS; i++) {
            far.send(i);
          }
        });
    receive(pipe.near(), WARMUPS);
    long begin = System.nanoTime();
    receive(pipe.near(), ITEMS);
    double seconds = (System.nanoTime() - begin) / 1e9;
    sender.join();
    return ITEMS / seconds;
  }

  private static void receive(PipeEnd<Integer> end, int messages) {
    for (int i = 0; i < messages; i++) {
      Integer _ = end.receive();
    }
  }

  /** Microseconds there and back. */
  static double pingPipe() {
    SharedPipe<Integer> pipe = Processes.pipe();
    PipeEnd<Integer> far = pipe.far();
    var other = Processes.start(() -> far.receiving().forEach(far::send));
    far.close();
    double micros = 0;
    for (int round = 0; round < 2; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < TRIPS; i++) {
        pipe.near().send(i);
        Integer _ = pipe.near().receive();
      }
      micros = (System.nanoTime() - begin) / 1e3 / TRIPS;
    }
    pipe.near().close();
    other.join();
    return micros;
  }

  /** Milliseconds for 16 MiB there and back. */
  static double pipeLarge() {
    SharedPipe<byte[]> pipe = Processes.pipe();
    PipeEnd<byte[]> far = pipe.far();
    var other = Processes.start(() -> far.receiving().forEach(far::send));
    far.close();
    byte[] large = new byte[LARGE];
    double millis = 0;
    for (int round = 0; round < 20; round++) {
      long begin = System.nanoTime();
      pipe.near().send(large);
      large = pipe.near().receive();
      millis = (System.nanoTime() - begin) / 1e6;
    }
    pipe.near().close();
    other.join();
    return millis;
  }
}
