package plait.internal.thread;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plait.DeadlockException;
import plait.DeadlockException.Link;
import plait.Task;

/**
 * Proves that a program has come to a standstill: every thread that could do anything waits,
 * without a time limit, for something that has not come.
 *
 * <p>The proof: (1) all threads of the program are among the waiting ones; (2) what each of them
 * waits for has not come; (3) they are still the very same waits. A wait ends only once, so from
 * (1) to (3) no thread ran, and none was there to change what (2) saw. Threads cannot be listed in
 * one moment: so that none hands on to a new one behind our back, none may be made meanwhile. The
 * JVM's own threads do not count as long as they run no code of the program; any other thread that
 * Plait does not know makes the proof fail, and so does a timer or a deadline that is still to
 * come.
 */
final class Stall {
  private static final int SHOWN = 20;
  private static final Set<String> MACHINERY =
      Set.of(
          "plait-keeper",
          "plait-watch",
          "plait-clock",
          "plait-cleaner",
          "plait-progress",
          "plait-memory",
          "plait-porter",
          "plait-cycles",
          "plait-handles",
          "DestroyJavaVM");
  private static final Set<String> JVM_GROUPS = Set.of("system", "InnocuousThreadGroup");

  /** Others in those groups call back into the program: of asynchronous channels, RMI, cleaners. */
  private static final Set<String> JVM_MACHINERY =
      Set.of(
          "Reference Handler",
          "Finalizer",
          "Signal Dispatcher",
          "Notification Thread",
          "Service Thread",
          "Monitor Deflation Thread",
          "Attach Listener",
          "Common-Cleaner",
          "Keep-Alive-Timer",
          "VirtualThread-unblocker",
          "VirtualThread-unparker",
          "Read-Poller",
          "Write-Poller");

  private final List<Waiting> waits;

  private Stall(List<Waiting> waits) {
    this.waits = waits;
  }

  /** The standstill, if that is what the program has come to. */
  static Optional<Stall> prove() {
    List<Waiting> waits = List.copyOf(Waiting.all());
    if (waits.isEmpty() || !Clock.isIdle() || !allStuck(waits)) {
      return Optional.empty();
    }
    Set<Thread> waiting = new HashSet<>();
    waits.forEach(wait -> waiting.add(wait.thread()));
    long number = nextThreadId();
    boolean proved =
        allTasksAmong(waiting)
            && allPlatformThreadsAmong(waiting)
            && VirtualThreads.areAllAmong(waiting)
            && nextThreadId() == number + 1
            && allStuck(waits)
            && Clock.isIdle()
            && sameAs(waits);
    return proved ? Optional.of(new Stall(waits)) : Optional.empty();
  }

  /** Uses up a number: the JDK gives each new thread the next one. */
  private static long nextThreadId() {
    return Thread.ofVirtual().unstarted(() -> {}).threadId();
  }

  private static boolean allStuck(Collection<Waiting> waits) {
    return waits.stream().allMatch(Stall::isStuck);
  }

  /** A thread that has got what it waits for, or an interrupt, and not yet said so, shows it. */
  private static boolean isStuck(Waiting wait) {
    return !wait.timed()
        && wait.thread().getState() == Thread.State.WAITING
        && !wait.thread().isInterrupted()
        && !wait.on().mayEndByItself();
  }

  private static boolean allTasksAmong(Set<Thread> waiting) {
    for (Task<?> task : Registry.living()) {
      if (!task.thread().map(waiting::contains).orElse(false)) {
        return false;
      }
    }
    return true;
  }

  private static boolean allPlatformThreadsAmong(Set<Thread> waiting) {
    for (Thread thread : PlatformThreads.all()) {
      if (!waiting.contains(thread) && !isMachinery(thread)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the thread is the JVM's or Plait's own, and does nothing for the program by itself. */
  private static boolean isMachinery(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null
        || (JVM_GROUPS.contains(group.getName()) && JVM_MACHINERY.contains(thread.getName()))
        || thread.getClass().getName().equals("jdk.internal.misc.CarrierThread")
        || isIdleDelayScheduler(thread)
        || MACHINERY.contains(thread.getName());
  }

  /** A fork-join pool's timer; without a time limit of its own it has nothing left to time. */
  private static boolean isIdleDelayScheduler(Thread thread) {
    return thread.getClass().getName().equals("java.util.concurrent.DelayScheduler")
        && thread.getState() == Thread.State.WAITING;
  }

  private static boolean sameAs(List<Waiting> waits) {
    return waits.size() == Waiting.all().size()
        && waits.stream().allMatch(wait -> Waiting.of(wait.thread()) == wait);
  }

  /**
   * Ends some of the waits with an exception that tells who waits for what. Those who wait for the
   * end of a task are spared while there are others: the failure reaches them by their joins.
   */
  void fail(int victims) {
    List<Waiting> others = waits.stream().filter(wait -> !isJoin(wait)).toList();
    List<Waiting> candidates = others.isEmpty() ? waits : others;
    List<Link> links =
        Stream.concat(others.stream(), waits.stream().filter(Stall::isJoin))
            .limit(SHOWN)
            .map(Stall::link)
            .toList();
    for (Waiting victim : candidates.subList(0, Math.min(victims, candidates.size()))) {
      victim.doom(report(victim, links));
    }
  }

  private static boolean isJoin(Waiting wait) {
    return wait.on() instanceof BaseTask<?>
        || wait.on() instanceof Gathering<?>
        || wait.on() instanceof ThreadScope;
  }

  private DeadlockException report(Waiting victim, List<Link> links) {
    String more = waits.size() > SHOWN ? " (" + SHOWN + " of them shown)" : "";
    return new DeadlockException(
        victim.strand().task().name()
            + " waits for "
            + victim.on().describe()
            + " for ever: "
            + everybodyWaits()
            + ", and nobody is left to end that"
            + more
            + ":",
        links,
        "Is a producer missing, a shutdown() of a queue, a set() or a release()? If only a signal or a"
            + " shutdown hook is to end this, wait with a time limit in a loop.");
  }

  private String everybodyWaits() {
    return waits.size() == 1
        ? "it is the only task of the program"
        : "all " + waits.size() + " tasks of the program wait";
  }

  private static Link link(Waiting waiting) {
    return new Link(
        waiting.strand().task().name(),
        waiting.on().describe(),
        Places.waitsAt(waiting.thread()),
        "");
  }
}
