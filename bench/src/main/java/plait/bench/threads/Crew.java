package plait.bench.threads;

import java.util.ArrayList;
import java.util.List;

/** Raw threads of one kind that do something together: the same for both sides of a comparison. */
public enum Crew {
  PLATFORM,
  VIRTUAL;

  /** Starts a raw thread of this kind. */
  Thread start(Runnable body) {
    return this == PLATFORM ? Thread.ofPlatform().start(body) : Thread.ofVirtual().start(body);
  }

  /** What one thread does. */
  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  /** Does all of it at the same time, and returns when all is done. */
  void run(List<Work> all) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (Work work : all) {
      threads.add(start(() -> uninterrupted(work)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Does the same thing in several threads. */
  void run(int threads, Work work) throws InterruptedException {
    run(java.util.Collections.nCopies(threads, work));
  }

  private static void uninterrupted(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the threads of a benchmark", e);
    }
  }
}
