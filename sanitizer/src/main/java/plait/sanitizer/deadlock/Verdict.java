package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import plait.sanitizer.deadlock.Finding.Kind;
import plait.sanitizer.deadlock.Finding.Part;
import plait.sanitizer.deadlock.Finding.Step;

/** Why a program stands still that nobody is left to move. */
final class Verdict {
  private final List<Thread> threads;
  private final List<Stuck> still;
  private final Waits waits;
  private final Set<Strand> told;

  /**
   * @param threads the threads of the program
   * @param still what is known of those who hold or wait for something that was seen
   * @param told the threads whose dead-lock was told already, which may be all there is to say
   */
  Verdict(List<Thread> threads, List<Stuck> still, Set<Strand> told) {
    this.threads = threads;
    this.still = still;
    this.waits = new Waits(still);
    this.told = told;
  }

  /** Null if there is nothing to add. */
  Finding finding() {
    if (!told.isEmpty()) {
      return null;
    }
    Finding nested = nested();
    if (nested != null) {
      return nested;
    }
    List<Thread> last = last();
    List<Thread> starved = last.stream().filter(Verdict::waitsForItsOwnPool).toList();
    if (!starved.isEmpty()) {
      return finding(
          Kind.STARVATION,
          "every worker waits for a task that stands in the queue of its own pool",
          starved,
          "Let tasks not wait for tasks of the same pool, or use a pool whose size has no limit, such as one of virtual threads.");
    }
    List<Thread> waiting = last.stream().filter(thread -> !isIdleWorker(thread)).toList();
    return waiting.isEmpty() ? idle(last) : hang(waiting);
  }

  private static Finding hang(List<Thread> waiting) {
    return finding(
        Kind.HANG,
        "all threads of the program wait, and nobody is left to end that",
        waiting,
        "What they wait for was done too early, too rarely or not at all. Look at who should have done it, or wait with a limit.");
  }

  private static Finding idle(List<Thread> workers) {
    return workers.isEmpty()
        ? null
        : finding(
            Kind.HANG,
            "only idle workers of pools are left, and nobody to give them work or to shut the pools down",
            workers,
            "Shut a pool down, or close it, when all its tasks were handed over.");
  }

  /**
   * A thread waits to be notified and keeps a lock that others wait for: one of these others would
   * have notified it.
   */
  private Finding nested() {
    for (Stuck one : still) {
      if (one.isNotified()) {
        List<Stuck> kept =
            still.stream().filter(other -> other.wanted() != null && one.keeps(other)).toList();
        if (!kept.isEmpty()) {
          List<String> names = new ArrayList<>(List.of(one.strand().name()));
          List<Part> parts = new ArrayList<>(List.of(Standing.part(one, null)));
          for (Stuck other : kept) {
            names.add(other.strand().name());
            parts.add(Standing.part(other, one));
          }
          return Standing.nested(names, parts);
        }
      }
    }
    return null;
  }

  /** The threads that do not wait for other threads which stand still. */
  private List<Thread> last() {
    Map<Thread, Stuck> known = new HashMap<>();
    still.forEach(one -> known.put(one.thread(), one));
    List<Thread> last = new ArrayList<>();
    for (Thread thread : threads) {
      Stuck stuck = known.get(thread);
      boolean joins =
          stuck != null
              && (stuck.waitsFor() instanceof Tasks.Running
                  || stuck.waitsFor() instanceof Thread other && other.isAlive());
      if (!joins && (stuck == null || waits.keepersOf(stuck).isEmpty())) {
        last.add(thread);
      }
    }
    return last;
  }

  private static boolean isIdleWorker(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      String method = frame.getClassName() + "." + frame.getMethodName();
      if (method.equals("java.util.concurrent.ThreadPoolExecutor.getTask")
          || method.equals("java.util.concurrent.ForkJoinPool.awaitWork")
          || method.equals("java.util.TimerThread.mainLoop")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a thread is a pool's worker and waits for a task that no thread has begun. */
  private static boolean waitsForItsOwnPool(Thread thread) {
    boolean isWorker = false;
    for (StackTraceElement frame : thread.getStackTrace()) {
      isWorker |= frame.getClassName().startsWith("java.util.concurrent.ThreadPoolExecutor");
    }
    return isWorker
        && LockSupport.getBlocker(thread) instanceof FutureTask<?> task
        && !task.isDone()
        && !Tasks.isBegun(task);
  }

  private static Finding finding(Kind kind, String title, List<Thread> threads, String advice) {
    List<String> names = threads.stream().map(Thread::getName).toList();
    List<Part> parts = new ArrayList<>();
    for (Thread thread : threads) {
      Step step = new Step("waits", Stacks.shown(thread.getStackTrace()));
      parts.add(new Part(Strands.of(thread).describe(), List.of(step)));
    }
    return new Finding(kind, title, names, parts, advice, true);
  }
}
