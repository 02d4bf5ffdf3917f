package plait.sanitizer.deadlock;

/**
 * What starts and joins of threads order, and what hands on the same. Threads that never held two
 * locks, and know of none that did, cost nothing.
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

  /** What those know from now on whom the calling thread tells: its own past up to now. */
  static Past told(Strand me) {
    if (me.number == 0) {
      return me.past;
    }
    if (me.nested) {
      me.nested = false;
      me.epoch++;
      me.forgetLately();
    }
    return me.past.with(me.number, me.epoch - 1);
  }

  /** The calling thread was told. */
  static void learn(Strand me, Past past) {
    if (past != Past.NONE) {
      me.past = me.past.and(past);
    }
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
