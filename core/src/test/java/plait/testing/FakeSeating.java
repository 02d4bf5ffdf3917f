package plait.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.WorkerDiedException;
import plait.internal.pool.Packed;
import plait.internal.pool.Packing;
import plait.internal.pool.Seat;
import plait.internal.pool.Seating;

/** Seats without processes: threads that play them, and do what a test tells them. */
public final class FakeSeating implements Seating {
  final List<FakeSeat> seats = new CopyOnWriteArrayList<>();
  final Queue<WorkerDiedException> failedStarts = new ConcurrentLinkedQueue<>();
  final AtomicInteger deathsOnReceipt = new AtomicInteger();
  final AtomicInteger alive = new AtomicInteger();
  final AtomicInteger mostAlive = new AtomicInteger();
  volatile CountDownLatch starts = new CountDownLatch(0);

  /** An item that cannot travel. */
  public record Unsendable() {}

  /** A body that cannot travel. */
  public record StuckBody() implements Target<Integer> {
    @Override
    public Integer call() {
      return 1;
    }
  }

  /** A value with the size that it would have. */
  public record FakePacked(@Nullable Object value, int size) implements Packed {}

  /** A body that says how many bytes it has. */
  public interface Sized {
    int bytes();
  }

  @Override
  public Packing packing() {
    return new Packing() {
      @Override
      public Packed body(Object body) {
        return pack(body);
      }

      @Override
      public Packed initializer(Target<?> target) {
        return pack(target);
      }

      @Override
      public @Nullable Object item(@Nullable Object item) {
        return item == null || item instanceof Number ? item : pack(item);
      }
    };
  }

  private static FakePacked pack(Object value) {
    if (value instanceof Unsendable || value instanceof StuckBody) {
      throw new IllegalArgumentException("it cannot travel");
    }
    return new FakePacked(value, value instanceof Sized sized ? sized.bytes() : 100);
  }

  @Override
  public Seat seat(String name) {
    FakeSeat made = new FakeSeat(this, name, seats.size() + 1);
    seats.add(made);
    return made;
  }

  // ---- what a test tells

  /** The next seats that are opened fail to start, one for each of these. */
  public void failStarts(WorkerDiedException... deaths) {
    failedStarts.addAll(List.of(deaths));
  }

  /** Seats that are opened wait for this. */
  public void holdStarts(CountDownLatch until) {
    starts = until;
  }

  /** The next seats that get a load die before they begin it. */
  public void dieOnReceipt(int times) {
    deathsOnReceipt.set(times);
  }

  /** All seats that were ever made. */
  public List<FakeSeat> seats() {
    return seats;
  }

  /** How many are open. */
  public int alive() {
    return alive.get();
  }

  /** How many were open at a time at the most. */
  public int mostAlive() {
    return mostAlive.get();
  }
}
