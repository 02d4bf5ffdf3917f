package plait.internal.lock;

import java.util.HashMap;
import java.util.Map;

/** How often threads have lost a lock that they had taken and not given back; see the monitor. */
final class Forfeits {
  private final Map<Thread, Integer> lost = new HashMap<>();

  /** Records that the calling thread has lost the lock. */
  synchronized void add(int holds) {
    lost.keySet().removeIf(thread -> !thread.isAlive());
    lost.merge(Thread.currentThread(), holds, Integer::sum);
  }

  /** Makes good for one call that gives the lock back; false if the thread has lost nothing. */
  synchronized boolean redeem() {
    Integer holds = lost.remove(Thread.currentThread());
    if (holds != null && holds > 1) {
      lost.put(Thread.currentThread(), holds - 1);
    }
    return holds != null;
  }
}
