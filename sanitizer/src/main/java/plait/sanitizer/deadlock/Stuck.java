package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;

/**
 * A thread that stands still, as it was found at one moment.
 *
 * @param strand the thread
 * @param thread the same
 * @param held the locks that it has, by their identities; without one that a wait has given back
 * @param shared for each whether others can have it too
 * @param at where each was taken
 * @param names what each is called
 * @param wanted the identity of the lock that it waits to take; null if it waits for something else
 * @param wantedName what that is called
 * @param wantsShared whether it would share that lock
 * @param waitsFor the thread, the task or the class initialiser whose end it waits for, or the
 *     condition or monitor that it waits on; null for a lock
 */
record Stuck(
    Strand strand,
    Thread thread,
    List<Object> held,
    List<Boolean> shared,
    List<Site> at,
    List<Locks.Known> names,
    Object wanted,
    Locks.Known wantedName,
    boolean wantsShared,
    Object waitsFor) {

  /**
   * Looks at a thread; null if it does not stand still, or for reasons that are not known, or only
   * for a time.
   */
  static Stuck of(Strand strand) {
    Thread thread = strand.thread.get();
    if (thread == null) {
      return null;
    }
    return switch (thread.getState()) {
      case BLOCKED -> blocked(strand, thread);
      case WAITING -> waiting(strand, thread);
      default -> null;
    };
  }

  private static Stuck blocked(Strand strand, Thread thread) {
    Object waitsFor = strand.waitingFor;
    if (waitsFor != null && !(waitsFor instanceof Thread) && !(waitsFor instanceof Condition)) {
      return made(
          strand,
          thread,
          strand.count,
          waitsFor,
          false,
          null); // a wait is over but for its monitor
    }
    int top = strand.count - 1;
    if (top < 0 || !isInProgram(thread)) {
      return null;
    }
    return made(strand, thread, top, strand.locks[top], false, null);
  }

  /** Monitors of the JDK's own code are not known. */
  private static boolean isInProgram(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    if (stack.length == 0) {
      return false;
    }
    String type = stack[0].getClassName();
    return !type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun.");
  }

  private static Stuck waiting(Strand strand, Thread thread) {
    int top = strand.count - 1;
    if (strand.wanting && top >= 0) {
      return made(strand, thread, top, strand.locks[top], strand.isShared(top), null);
    }
    Object waitsFor = strand.waitingFor == null ? Tasks.awaited(thread) : strand.waitingFor;
    return waitsFor == null ? null : made(strand, thread, strand.count, null, false, waitsFor);
  }

  /** A thread that waits until another one has initialised a class. */
  static Stuck forInitialiser(Strand strand, Thread thread, Initialisers.Running awaited) {
    return made(strand, thread, strand.count, null, false, awaited);
  }

  private static Stuck made(
      Strand strand,
      Thread thread,
      int count,
      Object wanted,
      boolean wantsShared,
      Object waitsFor) {
    Object given = !isNotified(waitsFor) ? null : Locks.lockOf(waitsFor);
    Object identity = wanted == null ? null : Locks.identity(wanted);
    if (strand.waitingFor == wanted && wanted != null) {
      given = identity;
    }
    List<Object> held = new ArrayList<>();
    List<Boolean> shared = new ArrayList<>();
    List<Site> at = new ArrayList<>();
    List<Locks.Known> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object lock = strand.locks[i];
      if (lock != null) {
        Object one = Locks.identity(lock);
        if (one != given && Ownership.mayHave(thread, lock)) {
          held.add(one);
          shared.add(strand.isShared(i));
          at.add(strand.site(i));
          names.add(Locks.known(lock));
        }
      }
    }
    Locks.Known name = wanted == null ? null : Locks.known(wanted);
    return new Stuck(
        strand, thread, held, shared, at, names, identity, name, wantsShared, waitsFor);
  }

  /** Whether it has a lock in a way that keeps another thread from taking it. */
  boolean keeps(Stuck other) {
    for (int i = 0; i < held.size(); i++) {
      if (held.get(i) == other.wanted && !(shared.get(i) && other.wantsShared)) {
        return other.strand != strand || !Locks.isReentrant(held.get(i)) || shared.get(i);
      }
    }
    return false;
  }

  /**
   * Whether it may stand before the other in the queue of a lock that both want: who wants to read
   * waits for those who want to write and came earlier. Should it stand behind it, both wait for
   * the same holder, who is in the same rings then.
   */
  boolean isBefore(Stuck other) {
    return other.wanted != null && wanted == other.wanted && other.wantsShared && !wantsShared;
  }

  /** Whether it waits on a monitor or a condition. */
  boolean isNotified() {
    return isNotified(waitsFor);
  }

  private static boolean isNotified(Object waitsFor) {
    return waitsFor != null
        && !(waitsFor instanceof Thread)
        && !(waitsFor instanceof Initialisers.Running)
        && !(waitsFor instanceof Tasks.Running);
  }

  /** Whether it is the very same wait as one that was found earlier. */
  boolean isStill(Stuck earlier) {
    return strand == earlier.strand
        && wanted == earlier.wanted
        && (waitsFor == earlier.waitsFor
            || waitsFor instanceof Tasks.Running task && task.equals(earlier.waitsFor))
        && isSame(held, earlier.held);
  }

  private static boolean isSame(List<Object> some, List<Object> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = some.get(i) == others.get(i);
    }
    return same;
  }

  /**
   * The program's objects are never asked whether they are equal: their code could wait, or fail.
   */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
