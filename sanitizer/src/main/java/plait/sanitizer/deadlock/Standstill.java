package plait.sanitizer.deadlock;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the whole program stands still: every thread of it waits without a limit, and none, nor
 * the threads that carry virtual ones, has used any processor time over several looks. Then nobody
 * is left to end a wait.
 */
final class Standstill {
  private static final int LOOKS = 6;

  /**
   * Threads of the JDK that wait for something outside, and do not act for the program by
   * themselves.
   */
  private static final Set<String> IDLE =
      Set.of(
          "Reference Handler",
          "Finalizer",
          "Signal Dispatcher",
          "Attach Listener",
          "Notification Thread",
          "Common-Cleaner",
          "DestroyJavaVM",
          "plait-deadlocks",
          "Service Thread",
          "Monitor Deflation Thread",
          "VirtualThread-unblocker",
          "VirtualThread-unparker");

  private Map<Thread, Long> before = Map.of();
  private int looks;

  /**
   * The threads of the program, if all of them have stood still for a while; empty otherwise, and
   * from the next look on.
   */
  List<Thread> look() {
    List<Thread> own = new ArrayList<>();
    Map<Thread, Long> now = new HashMap<>();
    for (Thread thread : Platform.threads()) {
      if (IDLE.contains(thread.getName())) {
        continue;
      }
      if (!isStill(thread)) {
        return moved();
      }
      now.put(thread, 0L);
      if (!isCarrier(thread)) {
        own.add(thread);
      }
    }
    List<Thread> virtual = own.isEmpty() ? null : VirtualThreads.all();
    if (virtual == null) {
      return moved();
    }
    for (Thread thread : virtual) {
      if (!isStill(thread)) {
        return moved();
      }
      now.put(thread, 0L);
      own.add(thread);
    }
    time(now);
    if (!now.equals(before)) {
      before = now;
      looks = 0;
      return List.of();
    }
    return ++looks == LOOKS ? own : List.of();
  }

  private List<Thread> moved() {
    before = Map.of();
    looks = 0;
    return List.of();
  }

  private static boolean isStill(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING
        || state == Thread.State.BLOCKED
        || (isCarrier(thread) && state == Thread.State.TIMED_WAITING);
  }

  private static boolean isCarrier(Thread thread) {
    return thread.getClass().getName().equals("jdk.internal.misc.CarrierThread");
  }

  private static void time(Map<Thread, Long> threads) {
    ThreadMXBean times = ManagementFactory.getThreadMXBean();
    for (Map.Entry<Thread, Long> entry : threads.entrySet()) {
      if (!entry.getKey().isVirtual()) {
        entry.setValue(times.getThreadCpuTime(entry.getKey().threadId()));
      }
    }
  }
}
