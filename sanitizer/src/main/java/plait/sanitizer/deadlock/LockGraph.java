package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who held what and took what, and the search for rings in it: dependencies of different threads,
 * each taking what the next one holds, no two of them kept apart by a lock that both hold or by a
 * start or join. Such a ring is a dead-lock that another schedule can run into.
 *
 * <p>Source of the method: "GoodLock" (Havelund 2000) with the gates, threads and segments of
 * Bensalem and Havelund (2005) and Agarwal and others (2006).
 */
final class LockGraph {
  /** Dependencies kept for the same locks, the latest ones. */
  private static final int MOST_ALIKE = 8;

  private static final int MOST = 50_000;

  /**
   * So often the graph is asked about locks taken by the same places; later only once in some
   * times. Many objects locked by few places would cost much and tell little.
   */
  private static final int BUDGET = 2_000;

  private static final int ONE_OF = 1024;
  private static final int LONGEST = 6;

  /** Dependencies that one search looks at: where thousands meet, it is not complete. */
  private static final int MOST_STEPS = 2_000;

  private static int steps;

  /**
   * What was seen lately: whatever is in here is in the graph already. Shared without any order, as
   * it is only a hint.
   */
  private static final long[] SEEN = new long[1 << 15];

  /** How often it was asked, by a hash of the places. Counted without any order. */
  private static final int[] LOOKS = new int[1 << 12];

  private record Alike(Set<Locks.Known> held, Locks.Known wanted) {}

  private static final Map<Alike, List<Dependency>> GROUPS = new HashMap<>();
  private static final Map<Locks.Known, List<Dependency>> BY_HELD = new HashMap<>();
  private static final Set<Set<String>> TOLD = new HashSet<>();
  private static int count;

  private LockGraph() {}

  /**
   * The calling thread holds some locks and is about to take, perhaps to wait for, the last one.
   */
  static void nested(Strand me) {
    if (me.count == 2 && me.isAsLately()) {
      return;
    }
    int top = me.count - 1;
    Object lock = me.locks[top];
    long places = me.sites[top];
    for (int i = 0; i < top; i++) {
      if (me.locks[i] == lock && Locks.isReentrant(lock)) {
        return;
      }
      places = mixed(places * 31 + me.sites[i]);
    }
    int row = (int) places & LOOKS.length - 1;
    if (LOOKS[row] < BUDGET || ++me.skipped % ONE_OF == 0) {
      look(me, top, lock, places, row);
    }
  }

  private static void look(Strand me, int top, Object lock, long places, int row) {
    long alike = places;
    for (int i = 0; i <= top; i++) {
      alike = mixed(alike * 31 + System.identityHashCode(me.locks[i]));
    }
    long past = System.identityHashCode(me.past);
    long mine = mixed(alike + me.id * 31 + me.epoch + past * 0x9E3779B9L);
    if (!isSeen(mine) && !isSeen(alike)) {
      LOOKS[row]++;
      boolean wanting = me.wanting;
      me.wanting = false; // what follows is of our own
      me.busy = true;
      try {
        me.dropStale(top);
        int left = me.count - 1;
        see(left > 0 && add(me, lock, left, me.sites[left]) ? alike : mine);
      } finally {
        me.busy = false;
        me.wanting = wanting;
      }
    }
    if (top == 1) {
      me.noteLately();
    }
  }

  /**
   * The calling thread is about to wait on a monitor or a condition, whose lock it will take again.
   */
  static void waits(Strand me, Object condition) {
    me.busy = true;
    try {
      me.dropStale(me.count);
      Object identity = Locks.lockOf(condition);
      boolean inner = false;
      for (int i = me.count - 1; i >= 0 && identity != null; i--) {
        if (Locks.identity(me.locks[i]) != identity) {
          inner = true;
        } else if (inner) {
          add(me, me.locks[i], me.count, me.waitingAt);
          return;
        } else {
          return; // taken again in the order in which it was taken first
        }
      }
    } finally {
      me.busy = false;
    }
  }

  private static long mixed(long n) {
    long m = (n ^ n >>> 32) * 0xD6E8FEB86659FD93L;
    return m ^ m >>> 29;
  }

  private static boolean isSeen(long key) {
    return SEEN[(int) key & SEEN.length - 1] == key;
  }

  private static void see(long key) {
    SEEN[(int) key & SEEN.length - 1] = key;
  }

  /** Answers whether there is no use in telling of the like again, by whatever thread. */
  private static boolean add(Strand me, Object lock, int top, int site) {
    Order.number(me);
    me.nested = true;
    Pools.nested(me);
    Locks.Known wanted = Locks.known(lock);
    List<Locks.Known> held = new ArrayList<>();
    List<Integer> sites = new ArrayList<>();
    for (int i = 0; i < top; i++) {
      Locks.Known one = Locks.known(me.locks[i]);
      if (one == wanted && top < me.count) {
        return false; // re-entered through the other side of a read-write lock
      }
      if (one != wanted && !held.contains(one)) {
        sites.add(me.sites[i]);
        held.add(one);
      }
    }
    if (held.isEmpty()) {
      return false;
    }
    List<Dependency> ring;
    synchronized (LockGraph.class) {
      List<Dependency> alike =
          GROUPS.computeIfAbsent(new Alike(Set.copyOf(held), wanted), key -> new ArrayList<>());
      if (count >= MOST) {
        return true;
      }
      Dependency made =
          new Dependency(
              me.number,
              me.describe(),
              me.epoch,
              me.past,
              List.copyOf(held),
              List.copyOf(sites),
              wanted,
              site,
              new Snapshot());
      for (Dependency old : alike) {
        if (old.isSame(made)) {
          return false;
        }
      }
      if (alike.size() >= MOST_ALIKE) {
        forget(alike.removeFirst());
      }
      alike.add(made);
      for (Locks.Known one : held) {
        BY_HELD.computeIfAbsent(one, key -> new ArrayList<>()).add(made);
      }
      count++;
      ring = ring(made);
    }
    if (ring != null) {
      Pending.add(ring);
    }
    return false;
  }

  /** What was seen later says more of what can still meet. */
  private static void forget(Dependency oldest) {
    for (Locks.Known one : oldest.held()) {
      BY_HELD.get(one).remove(oldest);
    }
    count--;
  }

  /** A ring through a dependency that was not told of yet; null if there is none. */
  private static List<Dependency> ring(Dependency first) {
    List<Dependency> chain = new ArrayList<>();
    chain.add(first);
    steps = 0;
    for (int length = 2; length <= LONGEST; length++) {
      if (extend(chain, length)) {
        return chain;
      }
    }
    return null;
  }

  private static boolean extend(List<Dependency> chain, int length) {
    Dependency last = chain.getLast();
    if (chain.size() == length) {
      return chain.getFirst().stops(last) && TOLD.add(places(chain));
    }
    for (Dependency next : BY_HELD.getOrDefault(last.wanted(), List.of())) {
      if (++steps > MOST_STEPS) {
        return false;
      }
      if (next.stops(last) && isFree(chain, next)) {
        chain.add(next);
        if (extend(chain, length)) {
          return true;
        }
        chain.removeLast();
      }
    }
    return false;
  }

  private static boolean isFree(List<Dependency> chain, Dependency next) {
    for (Dependency one : chain) {
      if (one.thread() == next.thread() || one.isOrdered(next) || one.isGated(next)) {
        return false;
      }
    }
    return true;
  }

  /** What makes two rings the same finding: the places in the program, not the objects. */
  private static Set<String> places(List<Dependency> ring) {
    Set<String> places = new TreeSet<>();
    for (int i = 0; i < ring.size(); i++) {
      Dependency one = ring.get(i);
      Locks.Known joint = ring.get((i + ring.size() - 1) % ring.size()).wanted();
      places.add(one.heldAt(joint) + " " + one.wantedSite());
    }
    return places;
  }
}
