package plait.bench.sharing;

import java.util.List;
import java.util.stream.IntStream;
import plait.Orphans;
import plait.PipeEnd;
import plait.Processes;
import plait.SharedPipe;
import plait.SharedQueue;
import plait.bench.Scale;
import plait.bench.Work;

/** The figures of queues and pipes between two processes. */
final class QueueFigures {
  private static final int WARMUPS = 300_000;
  private static final int ITEMS = 2_000_000;
  private static final int BOUND = 1_000;
  private static final int TRIPS = 20_000;
  private static final int LARGE = 16 << 20;

  private QueueFigures() {}

  /** Items per second, from one process to another. */
  static double queue(Scale scale, Orphans rule, boolean inBatches) throws Exception {
    int items = scale.count(ITEMS);
    int warmups = scale.count(WARMUPS);
    SharedQueue<Integer> queue = Processes.<Integer>queue(BOUND).orphans(rule);
    var putter =
        Processes.start(() -> {
          List<Integer> batch = IntStream.range(0, 100).boxed().toList();
          for (int i = 0; i < warmups + items; i += batch.size()) {
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
    take(queue, warmups, marks);
    long begin = System.nanoTime();
    take(queue, items, marks);
    double seconds = Work.secondsSince(begin);
    putter.join();
    return items / seconds;
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
  static double pipe(Scale scale) {
    int items = scale.count(ITEMS);
    int warmups = scale.count(WARMUPS);
    SharedPipe<Integer> pipe = Processes.oneWayPipe();
    PipeEnd<Integer> far = pipe.far();
    var sender =
        Processes.start(() -> {
          for (int i = 0; i < warmups + items; i++) {
            far.send(i);
          }
        });
    receive(pipe.near(), warmups);
    long begin = System.nanoTime();
    receive(pipe.near(), items);
    double seconds = Work.secondsSince(begin);
    sender.join();
    return items / seconds;
  }

  private static void receive(PipeEnd<Integer> end, int messages) {
    for (int i = 0; i < messages; i++) {
      Integer _ = end.receive();
    }
  }

  /** Microseconds there and back. */
  static double pingPipe(Scale scale) {
    int trips = scale.count(TRIPS);
    SharedPipe<Integer> pipe = Processes.pipe();
    PipeEnd<Integer> far = pipe.far();
    var other = Processes.start(() -> far.receiving().forEach(far::send));
    far.close();
    double micros = 0;
    for (int round = 0; round < 2; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < trips; i++) {
        pipe.near().send(i);
        Integer _ = pipe.near().receive();
      }
      micros = (System.nanoTime() - begin) / 1e3 / trips;
    }
    pipe.near().close();
    other.join();
    return micros;
  }

  /** Milliseconds for 16 MiB there and back. */
  static double pipeLarge(Scale scale) {
    SharedPipe<byte[]> pipe = Processes.pipe();
    PipeEnd<byte[]> far = pipe.far();
    var other = Processes.start(() -> far.receiving().forEach(far::send));
    far.close();
    byte[] large = new byte[LARGE];
    double millis = 0;
    for (int round = 0; round < scale.count(20); round++) {
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
