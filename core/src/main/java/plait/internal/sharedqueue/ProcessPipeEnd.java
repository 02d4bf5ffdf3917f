package plait.internal.sharedqueue;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.PipeClosedException;
import plait.PipeEnd;
import plait.WaitInterruptedException;
import plait.internal.shared.Memory;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;
import plait.internal.wire.Letter;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;
import plait.internal.wire.WireException;

/** A handle to one end of a pipe. {@code closed} is only ever set. */
public final class ProcessPipeEnd<T> implements PipeEnd<T>, Shareable, Selectable {
  private final ProcessPipe pipe;
  private final int end;
  private final Holders.Entry entry;
  private volatile boolean closed;

  ProcessPipeEnd(ProcessPipe pipe, int end) {
    this.pipe = pipe;
    this.end = end;
    this.entry = pipe.holders().add(end);
    var _ = Memory.afterwards(this, new Gone(pipe, entry));
  }

  /** What is left to do when nobody can use the handle any more, nor send what was made from it. */
  private record Gone(ProcessPipe pipe, Holders.Entry entry) implements Runnable {
    @Override
    public void run() {
      pipe.holders().forget(entry);
      pipe.wakeAll();
    }
  }

  // ---- travelling

  @Override
  public Ticket ticket() {
    refuseClosed();
    pipe.holders().send(entry);
    return new EndTicket(pipe.ticket(), entry);
  }

  /**
   * Leads to an end of a pipe.
   *
   * @param pipe the pipe
   * @param entry the sender's among the holders
   */
  record EndTicket(ProcessPipe.PipeTicket pipe, Holders.Entry entry) implements Ticket {
    @Override
    public Object claim() throws IOException {
      if (!entry.isPossible()) {
        throw new WireException("A pipe has no such end");
      }
      ProcessPipe claimed = pipe.claim();
      var handle = new ProcessPipeEnd<Object>(claimed, entry.end());
      claimed.holders().arrive(entry);
      return handle;
    }
  }

  // ---- sending

  @Override
  public void send(T message) {
    Objects.requireNonNull(message, "a pipe carries no null");
    refuseClosed();
    Ring out = pipe.out(end);
    if (out == null) {
      throw new UnsupportedOperationException(this + " only receives: the far end sends.");
    }
    Letter letter = Items.write(message);
    if (Thread.currentThread().isInterrupted() || !trySend(out, letter)) {
      await(out.room(), "room in " + name(), Waits.FOREVER, () -> trySend(out, letter));
    }
  }

  private boolean trySend(Ring out, Letter letter) {
    refuseClosed();
    out.lookAfterTheDead();
    if (!pipe.holders().has(1 - end)) {
      throw new PipeClosedException(
          "Nobody receives what is sent: the other end of " + name() + " is closed.");
    }
    return out.tryPut(letter);
  }

  // ---- receiving

  @Override
  public T receive() {
    T received = receiveWithin(Waits.FOREVER);
    if (received == null) {
      throw new IllegalStateException("a wait without limit ends with a message");
    }
    return received;
  }

  @Override
  public @Nullable T receive(Duration timeout) {
    return receiveWithin(Waits.nanos(timeout));
  }

  private @Nullable T receiveWithin(long nanos) {
    T received = receiveOrEnd(nanos);
    if (received == null && isOver()) {
      throw new PipeClosedException(
          "There are no more messages: the other end of " + name() + " is closed.");
    }
    return received;
  }

  /** Waits for a message; null if none comes any more, or the time was up. */
  private @Nullable T receiveOrEnd(long nanos) {
    Ring in = in();
    if (!Thread.currentThread().isInterrupted()) {
      T first = tryReceive();
      if (first != null || nanos == 0) {
        return first;
      }
    }
    var received =
        new Object() {
          @Nullable T message;
        };
    await(
        in.items(),
        "a message of " + name(),
        nanos,
        () -> {
          boolean over = isOver();
          received.message = tryReceive();
          return received.message != null || over;
        });
    return received.message;
  }

  /** Receives a message if there is one. Never waits. */
  public @Nullable T tryReceive() {
    byte[] bytes = in().tryTakeBytes();
    return bytes == null ? null : read(bytes);
  }

  @SuppressWarnings("unchecked") // a T was sent
  private T read(byte[] bytes) {
    try {
      return (T) Items.read(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(
          "A message of " + name() + " cannot be read here, and is lost: " + e.getMessage(), e);
    }
  }

  /** Whether there will be no more messages. */
  public boolean isOver() {
    return !pipe.holders().has(1 - end) && !in().hasItem();
  }

  @Override
  public boolean poll(Duration timeout) {
    long nanos = timeout.isNegative() ? 0 : Waits.nanos(timeout);
    return ready()
        || (nanos != 0 && await(in().items(), "a message of " + name(), nanos, this::ready));
  }

  @Override
  public Iterable<T> receiving() {
    return Receiving::new;
  }

  private final class Receiving implements Iterator<T> {
    private @Nullable T next;

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = receiveOrEnd(Waits.FOREVER);
      }
      return next != null;
    }

    @Override
    public T next() {
      T given = hasNext() ? next : null;
      if (given == null) {
        throw new NoSuchElementException("There are no more messages in " + name() + ".");
      }
      next = null;
      return given;
    }
  }

  private Ring in() {
    refuseClosed();
    Ring in = pipe.in(end);
    if (in == null) {
      throw new UnsupportedOperationException(this + " only sends: the near end receives.");
    }
    return in;
  }

  private static boolean await(
      Signal signal, String what, long nanos, java.util.function.BooleanSupplier attempt) {
    try {
      return signal.await(what, nanos, attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException("Interrupted while waiting for " + what, e);
    }
  }

  // ---- selections

  @Override
  public boolean ready() {
    Ring in = in();
    if (!in.hasItem()) {
      in.lookAfterTheDead();
    }
    return in.hasItem() || isOver();
  }

  @Override
  public Selectable.Watch watch() {
    return in().items().watch();
  }

  @Override
  public long patience() {
    return in().patience();
  }

  /** Sees that a selection can wait for it. */
  public void checkReceives() {
    in();
  }

  // ---- the end

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pipe.holders().close(entry);
      pipe.wakeAll();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  private void refuseClosed() {
    if (closed) {
      throw new IllegalStateException(this + " was closed here: use it before close().");
    }
  }

  private String name() {
    return pipe.name();
  }

  @Override
  public String toString() {
    return "PipeEnd[" + name() + (end == 0 ? ", near" : ", far") + (closed ? ", closed" : "") + "]";
  }
}
