package plait.internal.pool;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.PoolBrokenException;

/**
 * Seats that are ready for work and belong to no worker yet. A thread that lives as long as one is
 * missing opens them, and closes them at the end.
 *
 * <p>{@code lock} guards everything; seats are opened and closed outside of it.
 */
final class Spares {
  private final Crew crew;
  private final Seats seats;
  private final int wanted;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Seat> ready = new ArrayDeque<>();
  private @Nullable Opener opener;
  private boolean attended;
  private boolean ended;

  Spares(Crew crew, Seats seats, int wanted) {
    this.crew = crew;
    this.seats = seats;
    this.wanted = wanted;
  }

  int size() {
    lock.lock();
    try {
      return ready.size();
    } finally {
      lock.unlock();
    }
  }

  /** One that lives, or null. Another one is opened in its place. */
  @Nullable Seat claim() {
    Seat claimed = poll();
    while (claimed != null && claimed.death() != null) {
      bury(claimed);
      claimed = poll();
    }
    refill();
    return claimed;
  }

  private @Nullable Seat poll() {
    lock.lock();
    try {
      return ended ? null : ready.pollLast();
    } finally {
      lock.unlock();
    }
  }

  private void bury(Seat dead) {
    seats.died(java.util.Objects.requireNonNull(dead.death()));
    dead.close();
  }

  /** Sees to it that there will be as many as wanted. */
  void refill() {
    lock.lock();
    try {
      if (!ended && ready.size() < wanted) {
        attend();
      }
    } finally {
      lock.unlock();
    }
  }

  private void attend() {
    if (!attended) {
      Thread.ofPlatform()
          .name(crew.name() + "_spares")
          .daemon()
          .inheritInheritableThreadLocals(false)
          .start(this::work);
      attended = true;
    }
  }

  private void work() {
    try {
      for (Runnable step = next(); step != null; step = next()) {
        step.run();
      }
    } catch (PoolBrokenException broken) {
      leave();
      crew.broken(broken, null);
    }
    crew.stage().mayBeDone();
  }

  /** What is to be done, or null: then nobody attends any more. */
  private @Nullable Runnable next() {
    lock.lock();
    try {
      if (ended && !ready.isEmpty()) {
        return ready.removeLast()::close;
      }
      if (ended || ready.size() >= wanted) {
        leave();
        return null;
      }
      Opener mine = new Opener(seats, crew.name() + "_spare", true);
      opener = mine;
      return () -> keep(mine.open());
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      opener = null;
      attended = false;
    } finally {
      lock.unlock();
    }
  }

  private void keep(@Nullable Seat opened) {
    lock.lock();
    try {
      opener = null;
      if (opened != null) {
        ready.addLast(opened);
      }
    } finally {
      lock.unlock();
    }
  }

  /** No spares any more; true if all are gone, else the crew hears of it. Does not wait. */
  boolean end() {
    lock.lock();
    try {
      ended = true;
      if (opener != null) {
        opener.stop();
      }
      if (!ready.isEmpty()) {
        attend();
      }
      return !attended;
    } finally {
      lock.unlock();
    }
  }

  boolean areGone() {
    lock.lock();
    try {
      return ready.isEmpty() && !attended;
    } finally {
      lock.unlock();
    }
  }
}
