package plait.internal.shared;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A platform thread that sleeps on a word of shared memory for all virtual threads that wait for
 * it, so that none of them holds on to its carrier. Ends when nobody has waited for some time.
 *
 * <p>{@code waiting} is read after the word: who has come before the change is woken, who came
 * later has seen it. {@code gone} is guarded by this object's monitor.
 */
final class Porter implements Runnable {
  /** So many slices without anybody, and the thread ends. */
  private static final int LAST_ROUNDS = 20;

  private static final ConcurrentHashMap<Spot, Porter> ALL = new ConcurrentHashMap<>();

  private record Spot(long memory, long at) {}

  private final Native calls;
  private final Memory memory;
  private final Spot spot;
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private boolean gone;

  private Porter(Native calls, Memory memory, Spot spot) {
    this.calls = calls;
    this.memory = memory;
    this.spot = spot;
  }

  /** Waits as {@link Bell#await} does. */
  static void await(Native calls, Memory memory, long at, int seen, long nanos) {
    Thread me = Thread.currentThread();
    Porter porter = with(calls, memory, new Spot(memory.key(), at), me);
    try {
      if (Bell.word(memory, at) == seen && !me.isInterrupted()) {
        LockSupport.parkNanos(nanos);
      }
    } finally {
      porter.waiting.remove(me);
    }
  }

  /** Has the calling thread unparked when the word may have changed, until the end is run. */
  static Runnable watch(Native calls, Memory memory, long at) {
    Thread me = Thread.currentThread();
    Porter porter = with(calls, memory, new Spot(memory.key(), at), me);
    return () -> porter.waiting.remove(me);
  }

  private static Porter with(Native calls, Memory memory, Spot spot, Thread me) {
    while (true) {
      Porter porter = ALL.computeIfAbsent(spot, s -> new Porter(calls, memory, s).started());
      if (porter.admits(me)) {
        return porter;
      }
      ALL.remove(spot, porter);
    }
  }

  private Porter started() {
    Thread.ofPlatform()
        .name("plait-porter")
        .daemon(true)
        .inheritInheritableThreadLocals(false)
        .start(this);
    return this;
  }

  private synchronized boolean admits(Thread me) {
    return !gone && waiting.add(me);
  }

  @Override
  public void run() {
    int emptyRounds = 0;
    int last = Bell.word(memory, spot.at) + 1;
    while (emptyRounds < LAST_ROUNDS || !mayEnd()) {
      int now = Bell.word(memory, spot.at);
      if (now != last) {
        wakeAll();
      }
      last = now;
      emptyRounds = waiting.isEmpty() ? emptyRounds + 1 : 0;
      long before = System.nanoTime();
      Bell.sleep(calls, memory, spot.at, now, false);
      if (System.nanoTime() - before < Bell.slice(memory)) {
        last = now + 1; // woken: the word may have changed and changed back
      }
    }
  }

  private void wakeAll() {
    for (Thread each : waiting) {
      LockSupport.unpark(each);
    }
  }

  private synchronized boolean mayEnd() {
    if (!waiting.isEmpty()) {
      return false;
    }
    gone = true;
    ALL.remove(spot, this);
    return true;
  }
}
