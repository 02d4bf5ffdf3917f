package plait.internal.worker;

import java.util.concurrent.locks.LockSupport;

/**
 * The thread that sees to it that no answer is held back for long: the call that follows it may
 * take any time, and others wait for the answer.
 */
final class Postman extends Thread {
  private static final long ROUND_NANOS = 1_000_000;

  /** After so many rounds with nothing to send it rests until there is something. */
  private static final int IDLE_ROUNDS = 20;

  private final Outbox out;
  private volatile boolean resting;

  Postman(Outbox out) {
    super(null, null, "plait-post", 0, false);
    this.out = out;
    setDaemon(true);
    setPriority(MAX_PRIORITY);
  }

  /** An answer is held back from now on. Called in the outbox's monitor. */
  void expect() {
    if (resting) {
      resting = false;
      LockSupport.unpark(this);
    }
  }

  @Override
  public void run() {
    int idle = 0;
    while (true) {
      LockSupport.parkNanos(this, ROUND_NANOS);
      Thread.interrupted(); // code of a task has interrupted all threads that it could find
      idle = out.postHeld() ? 0 : idle + 1;
      if (idle > IDLE_ROUNDS) {
        rest();
        idle = 0;
      }
    }
  }

  private void rest() {
    if (out.mayRest(this)) {
      while (resting) {
        LockSupport.park(this);
        Thread.interrupted();
      }
    }
  }

  /** Called in the outbox's monitor, while nothing is held back. */
  void goToRest() {
    resting = true;
  }
}
