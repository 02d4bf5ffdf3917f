package plait.internal.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A strand for whose end others wait: these and the callbacks are a Treiber stack that is closed at
 * the end. It is part of the task rather than an object of its own, as tasks are many and short.
 *
 * <p>{@code head} is changed by compare-and-set only. A waiter pushes itself and then looks at the
 * task again; the task writes its end and then takes the stack: one of them sees the other.
 *
 * <p>{@code died} and {@code sweepAt} are volatile and counted without a lock: a count lost to a
 * race only delays a sweep.
 */
abstract class Joinable extends Strand {
  private static final Node CLOSED = new Node(null, null);
  private static final VarHandle HEAD;

  static {
    try {
      HEAD = MethodHandles.lookup().findVarHandle(Joinable.class, "head", Node.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int MIN_SWEEP = 16;

  private volatile @Nullable Node head;
  private volatile int died;
  private volatile int sweepAt = MIN_SWEEP;

  /** Somebody who waits, or something to call; dead when it is neither any more. */
  static class Node {
    volatile @Nullable Thread thread;
    volatile @Nullable Runnable callback;
    volatile @Nullable Node next;

    Node(@Nullable Thread thread, @Nullable Runnable callback) {
      this.thread = thread;
      this.callback = callback;
    }
  }

  /** Somebody who will be told how the task ended. */
  private static final class Asking extends Node {
    Asking(Thread thread) {
      super(thread, null);
    }
  }

  /** Waits until the condition holds or the time is up; the condition must not go back to false. */
  final boolean awaitJoined(BooleanSupplier condition, long nanos) throws InterruptedException {
    return condition.getAsBoolean()
        || await(new Node(Thread.currentThread(), null), condition, nanos);
  }

  /** Waits like {@link #awaitJoined} in order to be told how the task ended. */
  final boolean ask(BooleanSupplier condition, long nanos) throws InterruptedException {
    return condition.getAsBoolean() || await(new Asking(Thread.currentThread()), condition, nanos);
  }

  private boolean await(Node node, BooleanSupplier condition, long nanos)
      throws InterruptedException {
    push(node);
    try {
      return parkUntil(this, condition, nanos);
    } finally {
      node.thread = null;
      unlinkDead();
    }
  }

  /** Calls at the end, or now if the end has come; until {@link #forget} if that is sooner. */
  final Node callAtEnd(Runnable callback) {
    Node node = new Node(null, callback);
    if (!push(node)) {
      callback.run();
    }
    return node;
  }

  /** Leaves nothing of a callback behind that is no longer wanted. */
  final void forget(Node node) {
    node.callback = null;
    unlinkDead();
  }

  /** Parks until the condition holds or the time is up. */
  static boolean parkUntil(Object blocker, BooleanSupplier condition, long nanos)
      throws InterruptedException {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (nanos == Waits.FOREVER) {
        LockSupport.park(blocker);
      } else {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(blocker, left);
      }
    }
    return true;
  }

  /** Has the calling thread unparked at the end. */
  final Selectable.Watch watchEnd() {
    Node node = new Node(Thread.currentThread(), null);
    push(node);
    return () -> {
      node.thread = null;
      unlinkDead();
    };
  }

  /** Whether a thread waits at this moment to be told how the task ended. */
  final boolean anyAsking() {
    for (Node node = head; node != null; node = node.next) {
      if (node instanceof Asking && node.thread != null) {
        return true;
      }
    }
    return false;
  }

  private boolean push(Node node) {
    while (true) {
      Node seen = head;
      if (seen == CLOSED) {
        return false;
      }
      node.next = seen;
      if (HEAD.compareAndSet(this, seen, node)) {
        return true;
      }
    }
  }

  /** Wakes those who wait so that they look again. */
  final void wakeJoiners() {
    for (Node node = head; node != null; node = node.next) {
      unpark(node);
    }
  }

  /** Wakes everybody and runs the callbacks in the order they came. Called once, after the end. */
  final void releaseJoiners() {
    if (head == null && HEAD.compareAndSet(this, null, CLOSED)) {
      return;
    }
    List<Node> newestFirst = new ArrayList<>();
    for (Node node = (Node) HEAD.getAndSet(this, CLOSED); node != null; node = node.next) {
      newestFirst.add(node);
    }
    for (Node node : newestFirst) {
      unpark(node);
    }
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Runnable callback = newestFirst.get(i).callback;
      if (callback != null) {
        callback.run();
      }
    }
  }

  private static void unpark(Node node) {
    Thread thread = node.thread;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Drops nodes of those who gave up, so that polling a long task leaves nothing behind: the newest
   * ones at once, the others when as many have died as were alive at the last sweep, so that a
   * crowd that gives up does not go through the crowd for each of its members.
   */
  private void unlinkDead() {
    Node first = head;
    while (first != null && first != CLOSED && isDead(first)) {
      HEAD.compareAndSet(this, first, first.next);
      first = head;
    }
    int count = died + 1;
    died = count;
    if (first != null && count >= sweepAt) {
      died = 0;
      sweepAt = Math.max(MIN_SWEEP, sweep(first));
    }
  }

  /** Drops the dead behind a node. Concurrent sweeps may miss some; a later one finds them. */
  private static int sweep(Node first) {
    int living = 0;
    for (Node node = first; node != null; node = node.next) {
      Node next = node.next;
      while (next != null && isDead(next)) {
        next = next.next;
      }
      node.next = next;
      living++;
    }
    return living;
  }

  private static boolean isDead(Node node) {
    return node.thread == null && node.callback == null;
  }
}
