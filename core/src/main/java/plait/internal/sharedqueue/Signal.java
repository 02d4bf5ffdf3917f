package plait.internal.sharedqueue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import plait.internal.shared.Bell;
import plait.internal.shared.Memory;
import plait.internal.thread.Selectable;
import plait.internal.thread.SpinBudget;
import plait.internal.thread.Waits;

/**
 * One thing that is waited for at a ring. Whoever waits says that he wants to be woken and then
 * tries; whoever makes it come true does that and then looks for who wants it, takes that back and
 * changes the word, on which they sleep. One is woken for each thing there is; he wakes the next
 * one when he leaves and there is still something, or else says for the others that they want it.
 *
 * <p>Two words in shared memory: {@code WORD} changes when somebody is woken, {@code WANTED} is 1
 * if somebody may be asleep. {@code waiting} counts the waiters of this process.
 */
public final class Signal {
  private static final long LEAST_SPIN_NANOS = 1_000;

  private final Ring ring;
  private final Memory memory;
  private final long word;
  private final long wanted;
  private final BooleanSupplier ready;
  private final AtomicInteger waiting = new AtomicInteger();
  private final SpinBudget spin = new SpinBudget(LEAST_SPIN_NANOS);

  Signal(Ring ring, long at, BooleanSupplier ready) {
    this.ring = ring;
    this.memory = ring.memory();
    this.word = at;
    this.wanted = at + Integer.BYTES;
    this.ready = ready;
  }

  /** How many threads of this process wait. */
  public int waiting() {
    return waiting.get();
  }

  /** Wakes so many of those who wait, after what they wait for has come. */
  void raise(int most) {
    if ((int) Fields.INTS.getVolatile(memory.whole(), wanted) != 0
        && (int) Fields.INTS.getAndSet(memory.whole(), wanted, 0) != 0) {
      int _ = (int) Fields.INTS.getAndAdd(memory.whole(), word, 1);
      Bell.ring(memory, word, most);
    }
  }

  /** Says that this thread wants to be woken; the word to sleep on. */
  int want() {
    int seen = (int) Fields.INTS.getVolatile(memory.whole(), word);
    Fields.INTS.setVolatile(memory.whole(), wanted, 1);
    return seen;
  }

  /** Has the calling thread unparked when what it waits for may have come. */
  public Selectable.Watch watch() {
    Runnable end = Bell.watch(memory, word);
    waiting.incrementAndGet();
    int _ = want();
    return () -> {
      end.run();
      waiting.decrementAndGet();
      passOn();
    };
  }

  /** Passes on a wake-up that may have been meant for another one. */
  void passOn() {
    Fields.INTS.setVolatile(memory.whole(), wanted, 1);
    if (ready.getAsBoolean()) {
      raise(1);
    }
  }

  /**
   * Waits until an attempt succeeds, as a wait of Plait's that is known to others.
   *
   * @return false if the time was up
   */
  public boolean await(String what, long nanos, BooleanSupplier attempt)
      throws InterruptedException {
    if (nanos != 0 && spin() && attempt.getAsBoolean()) {
      return true;
    }
    return Waits.interruptibly(() -> what, nanos, left -> await(left, attempt));
  }

  /**
   * Waits until an attempt succeeds; the time is {@link Waits#FOREVER} for no limit.
   *
   * @return false if the time was up
   */
  private boolean await(long nanos, BooleanSupplier attempt) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    waiting.incrementAndGet();
    try {
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        int seen = want();
        if (attempt.getAsBoolean()) {
          return true;
        }
        long left = nanos == Waits.FOREVER ? Long.MAX_VALUE : deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        Bell.await(memory, word, seen, left);
        ring.lookAfterTheDead();
      }
    } finally {
      waiting.decrementAndGet();
      passOn();
    }
  }

  /** Looks for a moment whether it comes: a wait costs both sides more. */
  private boolean spin() {
    return !Thread.currentThread().isInterrupted() && spin.until(ready, Waits.FOREVER);
  }
}
