package plait.internal.shared;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import plait.SharedLongs;
import plait.internal.wire.Ticket;

/** {@link SharedLongs} in shared memory. */
public final class LongArray extends SharedArray implements SharedLongs {
  private static final ValueLayout.OfLong LAYOUT = ValueLayout.JAVA_LONG;
  private static final VarHandle ELEMENT = LAYOUT.arrayElementVarHandle().withInvokeExactBehavior();

  LongArray(Memory memory) {
    super(memory, LAYOUT);
  }

  private LongArray(LongArray whole, long from, long size, boolean isReadOnly) {
    super(whole, from, size, isReadOnly);
  }

  /** Makes one of so many elements. */
  public static LongArray make(long size) {
    return new LongArray(Memory.make(bytes(size, LAYOUT.byteSize())));
  }

  @Override
  public LongArray slice(long from, long size) {
    return new LongArray(this, from, size, isReadOnly());
  }

  @Override
  public LongArray asReadOnly() {
    return new LongArray(this, 0, size(), true);
  }

  @Override
  public Ticket ticket() {
    return new ArrayTicket(ArrayTicket.Kind.LONGS, place());
  }

  @Override
  public long get(long index) {
    check();
    try {
      return elements.getAtIndex(LAYOUT, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void set(long index, long value) {
    check();
    try {
      elements.setAtIndex(LAYOUT, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public long getAcquire(long index) {
    check();
    try {
      return (long) ELEMENT.getAcquire(elements, 0L, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void setRelease(long index, long value) {
    check();
    try {
      ELEMENT.setRelease(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public long getVolatile(long index) {
    check();
    try {
      return (long) ELEMENT.getVolatile(elements, 0L, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void setVolatile(long index, long value) {
    check();
    try {
      ELEMENT.setVolatile(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public boolean compareAndSet(long index, long expected, long value) {
    check();
    try {
      return ELEMENT.compareAndSet(elements, 0L, index, expected, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public long compareAndExchange(long index, long expected, long value) {
    check();
    try {
      return (long) ELEMENT.compareAndExchange(elements, 0L, index, expected, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public long getAndSet(long index, long value) {
    check();
    try {
      return (long) ELEMENT.getAndSet(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public long getAndAdd(long index, long delta) {
    check();
    try {
      return (long) ELEMENT.getAndAdd(elements, 0L, index, delta);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void copyTo(long from, long[] to, int at, int count) {
    copyOut(LAYOUT, from, to, at, count);
  }

  @Override
  public void copyFrom(long at, long[] from, int start, int count) {
    copyIn(LAYOUT, at, from, start, count);
  }

  @Override
  public long[] toArray() {
    long[] copy = new long[heapSize()];
    copyTo(0, copy, 0, copy.length);
    return copy;
  }
}
