package plait.internal.sharedlock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.DeadlockException;
import plait.DeadlockException.Link;
import plait.internal.sharedlock.Chain.Member;
import plait.internal.thread.Blocker;
import plait.internal.thread.OpenWait;

/**
 * Finds cycles of waits that lead through several processes. While a thread of this process waits
 * for a lock that another process has, a thread of Plait looks several times a second: for each
 * thread that waits it follows who could end that, as far as the lock of another process, and puts
 * the {@link Chain} that stands there behind it; and it writes the result to the locks that the
 * thread has. So a chain grows backwards from process to process, and in a cycle everybody finds
 * itself in it. Each wait has one that could end it, hence at most one cycle that it leads to.
 *
 * <p>What is read may be old. So the one of the cycle with the highest number counts up its round
 * and goes on looking: when the same chain comes back with the new round, all its members have
 * waited both before that and after it, in the same waits, each for something that the next one
 * could not give back meanwhile. Then there was a moment when all of them waited, and that one wait
 * is refused. A chain that leads to waits with several possible ends, to joins of other processes,
 * or through more than some twenty members, is not seen.
 *
 * <p>{@code runs} is guarded by the lock of this class, all else is confined to the thread; the
 * last number to the threads that run one after the other.
 */
final class CycleWatch implements Runnable {
  private static final long PAUSE_NANOS = 20_000_000;
  private static final int IDLE_ROUNDS = 50;

  private static boolean runs;
  private static int lastNumber;

  private final Map<OpenWait, Known> known = new HashMap<>();
  private final Set<ProcessLock> written = new HashSet<>();

  /** What is remembered of a wait as long as it lasts. */
  private static final class Known {
    private final int number;
    private final OpenWait wait;
    private final String task;
    private final String waitsAt;
    private final Map<Object, String> holds = new HashMap<>();
    private int round;
    private @Nullable Chain suspected;

    Known(int number, OpenWait wait) {
      this.number = number;
      this.wait = wait;
      this.task = wait.task() + " of process " + ProcessHandle.current().pid();
      this.waitsAt = wait.waitsAt();
    }

    Member member() {
      return new Member(
          ProcessLock.id(wait.thread()),
          number,
          round,
          wait.on() instanceof ProcessLock,
          task,
          wait.on().describe(),
          waitsAt,
          "");
    }

    String holds(Blocker held) {
      return holds.computeIfAbsent(held, _ -> wait.holds(held));
    }
  }

  /** Sees that somebody looks; a thread of this process waits for a lock of another one. */
  static synchronized void wake() {
    if (!runs) {
      runs = true;
      Thread.ofPlatform()
          .name("plait-cycles")
          .daemon(true)
          .inheritInheritableThreadLocals(false)
          .start(new CycleWatch());
    }
  }

  private static synchronized void ended() {
    runs = false;
  }

  @Override
  public void run() {
    try {
      for (int idle = 0; idle < IDLE_ROUNDS; idle++) {
        if (look()) {
          idle = 0;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } finally {
      ended();
    }
  }

  /** Looks once; tells whether there is anything to look at. */
  private boolean look() {
    Map<Thread, OpenWait> waits = new HashMap<>();
    OpenWait.all().forEach(wait -> waits.put(wait.thread(), wait));
    known.keySet().retainAll(waits.values());
    List<ProcessLock> locks = Handles.locks();
    Map<OpenWait, Chain> chains = new HashMap<>();
    for (OpenWait wait : within(locks, waits)) {
      Chain chain = chain(wait, waits);
      if (chain != null) {
        chains.put(wait, chain);
      }
    }
    chains.forEach((wait, chain) -> judge(known(wait), chain));
    write(locks, chains, waits);
    return waits.values().stream().anyMatch(CycleWatch::leadsAway);
  }

  private static boolean leadsAway(OpenWait wait) {
    return wait.on() instanceof ProcessLock lock && lock.isHeldElsewhere();
  }

  /** The waits that a cycle over several processes can lead through: of who has a lock, and on. */
  private static Set<OpenWait> within(List<ProcessLock> locks, Map<Thread, OpenWait> waits) {
    Set<OpenWait> within = new HashSet<>();
    for (ProcessLock lock : locks) {
      OpenWait at = lock.owner().map(waits::get).orElse(null);
      while (at != null && within.add(at)) {
        at = at.onlyReleaser().map(waits::get).orElse(null);
      }
    }
    return within;
  }

  private Known known(OpenWait wait) {
    return known.computeIfAbsent(wait, it -> new Known(++lastNumber, it));
  }

  /** The chain that begins with a wait; null if it does not lead to another process. */
  private @Nullable Chain chain(OpenWait first, Map<Thread, OpenWait> waits) {
    List<Member> members = new ArrayList<>();
    Set<Thread> passed = new HashSet<>();
    String holds = "";
    for (OpenWait at = first; at != null && passed.add(at.thread()); ) {
      members.add(known(at).member().holding(holds));
      if (at.on() instanceof ProcessLock lock && lock.isHeldElsewhere()) {
        members.addAll(lock.chainOfOwner().members());
        return new Chain(members).once();
      }
      OpenWait next = at.onlyReleaser().map(waits::get).orElse(null);
      holds = next == null ? "" : known(next).holds(at.on());
      at = next;
    }
    return null;
  }

  /** Tells the locks that waiting threads have who these wait for. */
  private void write(
      List<ProcessLock> locks, Map<OpenWait, Chain> chains, Map<Thread, OpenWait> waits) {
    Set<ProcessLock> before = new HashSet<>(written);
    written.clear();
    for (ProcessLock lock : locks) {
      OpenWait wait = lock.owner().map(waits::get).orElse(null);
      Chain chain = wait == null ? null : chains.get(wait);
      if (wait != null && chain != null) {
        List<Member> members = new ArrayList<>(chain.members());
        members.set(0, members.getFirst().holding(known(wait).holds(lock)));
        lock.write(new Chain(members), wait.thread());
        written.add(lock);
      }
    }
    before.removeAll(written);
    before.forEach(
        lock -> lock.owner().ifPresent(owner -> lock.write(new Chain(List.of()), owner)));
  }

  // ---- judging

  private void judge(Known mine, Chain chain) {
    Member me = chain.members().getFirst();
    int again = chain.again(me);
    if (again == 0 || !isToBeRefused(me, chain.members().subList(0, again))) {
      mine.suspected = null;
      return;
    }
    Chain cycle = new Chain(List.copyOf(chain.members().subList(0, again + 1)));
    if (mine.suspected == null || !mine.suspected.isOf(cycle)) {
      mine.suspected = cycle;
      mine.round++;
    } else if (cycle.members().getLast().round() == mine.round) {
      mine.wait.doom(refusal(cycle.members()));
    }
  }

  private static boolean isToBeRefused(Member me, List<Member> cycle) {
    return me.refusable()
        && cycle.stream()
            .filter(Member::refusable)
            .allMatch(other -> Long.compareUnsigned(other.thread(), me.thread()) <= 0);
  }

  /** The last member of the list is the first one once more. */
  private static DeadlockException refusal(List<Member> cycle) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < cycle.size() - 1; i++) {
      Member member = cycle.get(i);
      links.add(
          new Link(member.task(), member.waitsFor(), member.waitsAt(), cycle.get(i + 1).holds()));
    }
    return new DeadlockException(
        "Deadlock: " + links.size() + " tasks wait for each other:",
        links,
        "Take locks in the same order everywhere, wait for other tasks while holding none, or wait"
            + " with a time limit.");
  }
}
