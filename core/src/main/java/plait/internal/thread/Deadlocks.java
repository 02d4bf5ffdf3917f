package plait.internal.thread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.DeadlockException;

/**
 * Finds waits that can never end, in the graph of who waits for what and who could end that.
 *
 * <p>A thread is <em>alive</em> if it does not wait, waits for a limited time, is interrupted and
 * has not answered yet, waits for something that anybody might end, or waits for threads enough of
 * which are alive; the others are dead, each because of the others. The calling thread publishes
 * its wait before it looks, so of the threads of a cycle the last one to publish sees all of it.
 *
 * <p>The graph is read while it changes, so a finding is confirmed: read a second time, under a
 * lock that admits one thread at a time, it must consist of the very same waits. Waits end only
 * once, hence they all lasted from the first reading to the second.
 */
final class Deadlocks {
  private static final Object CONFIRMING = new Object();
  private static final long SETTLE_NANOS = 10_000_000;

  private Deadlocks() {}

  private record Node(@Nullable Waiting waiting, Blocker.Releasers releasers) {
    boolean isStuckFor(Set<Thread> alive) {
      if (waiting == null
          || waiting.timed()
          || waiting.isDoomed()
          || !releasers.known()
          || releasers.threads().isEmpty()) {
        return false;
      }
      return releasers.all()
          ? !alive.containsAll(releasers.threads())
          : Collections.disjoint(alive, releasers.threads());
    }

    /** The same with the releasers that are dead: those alive may come and go unnoticed. */
    Node among(Set<Thread> dead) {
      return new Node(
          waiting,
          new Blocker.Releasers(
              releasers.known(),
              releasers.all(),
              releasers.threads().stream().filter(dead::contains).toList()));
    }
  }

  /** Throws if the calling thread's wait, already published, can never end. */
  static void refuseCycle(Waiting mine) {
    if (mine.timed() || deadAround(mine) == null) {
      return;
    }
    synchronized (CONFIRMING) {
      Map<Thread, Node> first = deadAround(mine);
      settle(mine, first);
      Map<Thread, Node> second = first == null ? null : deadAround(mine);
      if (first == null || !first.equals(second)) {
        return;
      }
      List<Waiting> cycle = cycle(mine, first);
      if (cycle.isEmpty()) {
        return; // waits for a cycle of others, one of which is refused
      }
      DeadlockException refusal = DeadlockReports.cycle(cycle);
      mine.end(); // before another thread of the cycle looks: one victim is enough
      throw refusal;
    }
  }

  /**
   * Ends the other waits of a cycle that the calling thread is refused to close but has to close
   * all the same, because it must not go on before they have ended.
   */
  static void breakCycle(Waiting mine) {
    synchronized (CONFIRMING) {
      Map<Thread, Node> dead = deadAround(mine);
      if (dead != null) {
        List<Waiting> cycle = cycle(mine, dead);
        DeadlockException reason = DeadlockReports.cycle(cycle);
        cycle.stream().filter(waiting -> waiting != mine).forEach(waiting -> waiting.doom(reason));
      }
    }
  }

  /**
   * Lets threads that run arrive: they are about to wait, or on the way out of a wait that an
   * interrupt has ended. A thread that waits to confirm a finding of its own does not arrive.
   */
  private static void settle(Waiting mine, @Nullable Map<Thread, Node> dead) {
    long deadline = System.nanoTime() + SETTLE_NANOS;
    while (dead != null
        && dead.keySet().stream().anyMatch(thread -> isUnderWay(mine, thread))
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(50_000);
    }
  }

  private static boolean isUnderWay(Waiting mine, Thread thread) {
    return thread != mine.thread() && thread.getState() == Thread.State.RUNNABLE;
  }

  /** The dead threads that the wait can reach, or null if the wait itself may end. */
  private static @Nullable Map<Thread, Node> deadAround(Waiting mine) {
    Blocker.Releasers nearest = mine.on().releasers(mine.thread());
    if (!nearest.known()) {
      return null;
    }
    Map<Thread, Node> graph = reachable(mine);
    Set<Thread> alive = alive(graph);
    if (alive.contains(mine.thread())) {
      return null;
    }
    graph.keySet().removeAll(alive);
    graph.replaceAll((_, node) -> node.among(graph.keySet()));
    return graph;
  }

  private static Map<Thread, Node> reachable(Waiting mine) {
    Map<Thread, Node> graph = new LinkedHashMap<>();
    List<Thread> open = new ArrayList<>(List.of(mine.thread()));
    while (!open.isEmpty()) {
      Thread thread = open.removeLast();
      if (!graph.containsKey(thread)) {
        Node node = node(Waiting.of(thread));
        graph.put(thread, node);
        open.addAll(node.releasers().threads());
      }
    }
    return graph;
  }

  private static Node node(@Nullable Waiting waiting) {
    return waiting == null || waiting.timed() || waiting.thread().isInterrupted()
        ? new Node(waiting, Blocker.Releasers.ANYBODY)
        : new Node(waiting, waiting.on().releasers(waiting.thread()));
  }

  private static Set<Thread> alive(Map<Thread, Node> graph) {
    Set<Thread> alive = new HashSet<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (var entry : graph.entrySet()) {
        if (!alive.contains(entry.getKey()) && !entry.getValue().isStuckFor(alive)) {
          grew |= alive.add(entry.getKey());
        }
      }
    }
    return alive;
  }

  /** The shortest cycle among the dead that leads from the calling thread back to it, if any. */
  private static List<Waiting> cycle(Waiting mine, Map<Thread, Node> dead) {
    Map<Waiting, Waiting> cameFrom = new HashMap<>();
    Deque<Waiting> open = new ArrayDeque<>(List.of(mine));
    while (!open.isEmpty()) {
      Waiting at = open.removeFirst();
      for (Waiting next : deadReleasers(at, dead)) {
        if (next == mine) {
          return path(mine, at, cameFrom);
        }
        if (cameFrom.putIfAbsent(next, at) == null) {
          open.addLast(next);
        }
      }
    }
    return List.of();
  }

  private static List<Waiting> path(Waiting from, Waiting to, Map<Waiting, Waiting> cameFrom) {
    List<Waiting> backwards = new ArrayList<>(List.of(to));
    Waiting at = to;
    while (at != from) {
      at = Objects.requireNonNull(cameFrom.get(at));
      backwards.add(at);
    }
    return backwards.reversed();
  }

  private static List<Waiting> deadReleasers(Waiting of, Map<Thread, Node> dead) {
    List<Waiting> releasers = new ArrayList<>();
    Node node = dead.get(of.thread());
    if (node != null) {
      for (Thread thread : node.releasers().threads()) {
        Node releaser = dead.get(thread);
        if (releaser != null && releaser.waiting() != null) {
          releasers.add(releaser.waiting());
        }
      }
    }
    return releasers;
  }
}
