package plait.sanitizer.deadlock;

/**
 * What starts and joins of threads order. Threads that never held two locks, and know of none that
 * did, cost nothing.
 */
final class Order {
  private static int numbers;

  private Order() {}

  static synchronized void number(Strand me) {
    if (me.number == 0) {
      me.number = ++numbers;
    }
  }

  static void starting(Strand me, Thread thread) {
    if ((me.number == 0 && me.past == Past.NONE) || thread.getState() != Thread.State.NEW) {
      return;
    }
    Past known = me.past;
    if (me.number != 0) {
      known = known.with(me.number, me.epoch++);
      me.forgetLately();
    }
    Strands.of(thread).past = known;
  }

  /** The thread has ended, and the caller knows. */
  static void joined(Strand me, Thread thread) {
    Strand ended = Strands.find(thread.threadId());
    if (ended == null || ended == me) {
      return;
    }
    me.forgetLately();
    me.past = me.past.and(ended.past);
    if (ended.number != 0) {
      me.past = me.past.with(ended.number, Past.ALL);
    }
  }
}
