package plait.internal.thread;

import java.util.List;

/** Something that a thread can wait for, as the deadlock search sees it. */
public interface Blocker {

  /** What it is, for messages: {@code RLock accounts}. */
  String describe();

  /**
   * Who could end a wait of {@code waiter} for this, at this moment. Called by other threads than
   * the waiter, without locks.
   */
  default Releasers releasers(Thread waiter) {
    return Releasers.ANYBODY;
  }

  /**
   * Whether the wait may end although no other thread does anything: what it waits for has come, or
   * that cannot be told. Called by other threads than the waiter, without locks.
   */
  default boolean mayEndByItself() {
    return true;
  }

  /**
   * Whether the wait begins by giving back a lock and waking those who need it; if not, they are
   * woken before it.
   */
  default boolean wakesOthersItself() {
    return false;
  }

  /** Says in the report what {@code releaser} would have to give back, and that it holds it. */
  default String heldBy(String releaser) {
    return releaser + " holds it";
  }

  /**
   * The types, by internal name, whose methods take what is waited for; empty if nothing is taken.
   */
  default List<String> takers() {
    return List.of();
  }

  /**
   * The threads that can end a wait.
   *
   * @param known false if anybody might end it, or nothing keeps it from ending
   * @param all true if every one of the threads has to act, false if one is enough
   * @param threads the threads
   */
  record Releasers(boolean known, boolean all, List<Thread> threads) {
    /** Anybody may end the wait, or it is about to end: no deadlock can be proved. */
    public static final Releasers ANYBODY = new Releasers(false, false, List.of());

    public static Releasers only(Thread thread) {
      return new Releasers(true, true, List.of(thread));
    }

    public static Releasers allOf(List<Thread> threads) {
      return new Releasers(true, true, threads);
    }

    public static Releasers anyOf(List<Thread> threads) {
      return new Releasers(true, false, threads);
    }
  }
}
