package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import plait.sanitizer.deadlock.Finding.Kind;
import plait.sanitizer.deadlock.Finding.Part;
import plait.sanitizer.deadlock.Finding.Step;

/**
 * Locks whose holders have ended. Monitors are given back by the JVM; a StampedLock can be given
 * back by anybody.
 */
final class Leaks {
  private static final int MOST = 1000;

  private record Leak(Strand by, Site at, Locks.Known lock) {}

  private final IdentityHashMap<Object, Leak> leaks = new IdentityHashMap<>();
  private final Set<Strand> toldOf = new HashSet<>();

  void look(List<Strand> all, List<Stuck> still) {
    for (Strand strand : all) {
      Thread thread = strand.thread.get();
      if (thread == null || thread.getState() == Thread.State.TERMINATED) {
        end(strand);
        if (thread == null) {
          Strands.remove(strand);
        }
      }
    }
    for (Stuck stuck : still) {
      Leak leak = stuck.wanted() == null ? null : leaks.get(stuck.wanted());
      if (leak != null && toldOf.add(stuck.strand())) {
        Findings.tell(missed(leak, stuck));
      }
    }
  }

  private void end(Strand strand) {
    for (int i = 0; i < strand.count; i++) {
      Object lock = strand.locks[i];
      if (lock instanceof Lock
          && leaks.size() < MOST
          && Ownership.mayHave(strand.thread.get(), lock)) {
        Leak leak = new Leak(strand, strand.site(i), Locks.known(lock));
        if (leaks.putIfAbsent(Locks.identity(lock), leak) == null) {
          Findings.tell(left(leak));
        }
      }
    }
    strand.count = 0;
    if (strand.number == 0 && strand.past == Past.NONE) {
      Strands.remove(strand);
    }
  }

  private static Finding left(Leak leak) {
    name(leak);
    List<String> names = List.of(leak.by.name(), leak.lock.shortName());
    Step step =
        new Step(
            "has ended and never gave back " + leak.lock + ", taken", List.of(leak.at.element()));
    return new Finding(
        Kind.LEAKED_LOCK,
        leak.lock.shortName() + " is held by a thread that has ended",
        names,
        List.of(new Part(leak.by.describe(), List.of(step))),
        "Give a lock back in a finally block.",
        false);
  }

  private static Finding missed(Leak leak, Stuck waiter) {
    Finding left = left(leak);
    List<String> names = new ArrayList<>(left.names());
    names.add(1, waiter.strand().name());
    List<Part> parts = new ArrayList<>(left.parts());
    parts.add(Standing.part(waiter, null));
    return new Finding(
        Kind.LEAKED_LOCK,
        "a thread waits for " + leak.lock.shortName() + ", which a thread held that has ended",
        names,
        parts,
        left.advice(),
        true);
  }

  private static void name(Leak leak) {
    Inversion.name(leak.lock, leak.at, List.of(leak.at.element()));
  }
}
