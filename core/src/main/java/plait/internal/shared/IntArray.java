package plait.internal.shared;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import plait.SharedInts;
import plait.internal.wire.Ticket;

/** {@link SharedInts} in shared memory. */
public final class IntArray extends SharedArray implements SharedInts {
  private static final ValueLayout.OfInt LAYOUT = ValueLayout.JAVA_INT;
  private static final VarHandle ELEMENT = LAYOUT.arrayElementVarHandle().withInvokeExactBehavior();

  IntArray(Memory memory) {
    super(memory, LAYOUT);
  }

  private IntArray(IntArray whole, long from, long size, boolean isReadOnly) {
    super(whole, from, size, isReadOnly);
  }

  /** Makes one of so many elements. */
  public static IntArray make(long size) {
    return new IntArray(Memory.make(bytes(size, LAYOUT.byteSize())));
  }

  @Override
  public IntArray slice(long from, long size) {
    return new IntArray(this, from, size, isReadOnly());
  }

  @Override
  public IntArray asReadOnly() {
    return new IntArray(this, 0, size(), true);
  }

  @Override
  public Ticket ticket() {
    return new ArrayTicket(ArrayTicket.Kind.INTS, place());
  }

  @Override
  public int get(long index) {
    check();
    try {
      return elements.getAtIndex(LAYOUT, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void set(long index, int value) {
    check();
    try {
      elements.setAtIndex(LAYOUT, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public int getAcquire(long index) {
    check();
    try {
      return (int) ELEMENT.getAcquire(elements, 0L, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void setRelease(long index, int value) {
    check();
    try {
      ELEMENT.setRelease(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public int getVolatile(long index) {
    check();
    try {
      return (int) ELEMENT.getVolatile(elements, 0L, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void setVolatile(long index, int value) {
    check();
    try {
      ELEMENT.setVolatile(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public boolean compareAndSet(long index, int expected, int value) {
    check();
    try {
      return ELEMENT.compareAndSet(elements, 0L, index, expected, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public int compareAndExchange(long index, int expected, int value) {
    check();
    try {
      return (int) ELEMENT.compareAndExchange(elements, 0L, index, expected, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public int getAndSet(long index, int value) {
    check();
    try {
      return (int) ELEMENT.getAndSet(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public int getAndAdd(long index, int delta) {
    check();
    try {
      return (int) ELEMENT.getAndAdd(elements, 0L, index, delta);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void copyTo(long from, int[] to, int at, int count) {
    copyOut(LAYOUT, from, to, at, count);
  }

  @Override
  public void copyFrom(long at, int[] from, int start, int count) {
    copyIn(LAYOUT, at, from, start, count);
  }

  @Override
  public int[] toArray() {
    int[] copy = new int[heapSize()];
    copyTo(0, copy, 0, copy.length);
    return copy;
  }
}
