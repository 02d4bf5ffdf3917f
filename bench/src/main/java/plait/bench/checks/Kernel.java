package plait.bench.checks;

import java.util.ArrayList;
import java.util.List;

/** Work of two threads that is right: nothing is found in it. */
@FunctionalInterface
interface Kernel {
  int THREADS = 2;

  void run() throws Exception;

  /** What one of the threads does. */
  @FunctionalInterface
  interface Part {
    void run(int me) throws Exception;
  }

  /** Runs the parts at the same time. */
  static void together(Part part) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int me = i;
      threads.add(Thread.ofPlatform().start(() -> unfailing(part, me)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void unfailing(Part part, int me) {
    try {
      part.run(me);
    } catch (Exception e) {
      throw new AssertionError("nothing in a benchmark fails", e);
    }
  }
}
