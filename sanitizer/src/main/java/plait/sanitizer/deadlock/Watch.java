package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A daemon thread that looks, a few times a second, at the threads that hold locks or wait: a ring
 * among those that have stood still over three looks is told of, once.
 */
final class Watch implements Runnable {
  private static final long PAUSE_MILLIS = 150;
  private static final int LOOKS = 3;

  private final Map<Strand, Stuck> before = new HashMap<>();
  private final Map<Strand, Integer> looks = new HashMap<>();
  private final Leaks leaks = new Leaks();
  private final Initialisers initialisers = new Initialisers();
  private final Standstill standstill = new Standstill();
  private final Set<Strand> told = new HashSet<>();

  /** Begins, and answers what has to be done when the program ends. */
  static Runnable start() {
    Watch watch = new Watch();
    Thread thread = new Thread(null, watch, "plait-deadlocks", 0, false);
    thread.setDaemon(true);
    thread.start();
    return watch::end;
  }

  @Override
  public void run() {
    Strands.current().busy = true;
    while (true) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      try {
        look();
      } catch (RuntimeException | LinkageError e) {
        // A thread moved while it was looked at, or this JVM lacks a module: the next look sees
        // more.
        before.clear();
      }
    }
  }

  private synchronized void look() {
    List<Strand> all = Strands.all();
    List<Stuck> still = still(all);
    still.addAll(initialisers.waiting());
    for (List<Stuck> ring : new Waits(still).rings()) {
      tell(ring);
    }
    leaks.look(all, still);
    List<Thread> stopped = standstill.look();
    if (!stopped.isEmpty()) {
      Finding finding = new Verdict(stopped, still, told).finding();
      if (finding != null) {
        Findings.tell(finding);
      }
    }
    Pending.look(LOOKS + 2);
  }

  /** The program ends: what was put off is told now. */
  private synchronized void end() {
    Strand me = Strands.current();
    me.busy = true;
    leaks.look(Strands.all(), List.of());
    Pending.look(0);
  }

  /** The threads that have not moved for a while. */
  private List<Stuck> still(List<Strand> all) {
    List<Stuck> still = new ArrayList<>();
    Map<Strand, Stuck> now = new HashMap<>();
    for (Strand strand : all) {
      strand.forgetLately();
      boolean mayMatter = strand.count > 0 || strand.waitingFor != null;
      Stuck stuck = mayMatter ? Stuck.of(strand) : null;
      if (stuck != null) {
        now.put(strand, stuck);
        Stuck earlier = before.get(strand);
        int times =
            earlier != null && stuck.isStill(earlier) ? looks.merge(strand, 1, Integer::sum) : 1;
        looks.put(strand, times);
        if (times >= LOOKS) {
          still.add(stuck);
        }
      }
    }
    before.clear();
    before.putAll(now);
    looks.keySet().retainAll(now.keySet());
    return still;
  }

  private void tell(List<Stuck> ring) {
    boolean isNew = false;
    for (Stuck one : ring) {
      isNew |= told.add(one.strand());
    }
    if (isNew) {
      Pending.forget(ring);
      Findings.tell(Standing.ring(ring));
    }
  }
}
