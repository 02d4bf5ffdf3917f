package plait.internal.shared;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import plait.SharedDoubles;
import plait.internal.wire.Ticket;

/** {@link SharedDoubles} in shared memory. */
public final class DoubleArray extends SharedArray implements SharedDoubles {
  private static final ValueLayout.OfDouble LAYOUT = ValueLayout.JAVA_DOUBLE;
  private static final VarHandle ELEMENT = LAYOUT.arrayElementVarHandle().withInvokeExactBehavior();

  DoubleArray(Memory memory) {
    super(memory, LAYOUT);
  }

  private DoubleArray(DoubleArray whole, long from, long size, boolean isReadOnly) {
    super(whole, from, size, isReadOnly);
  }

  /** Makes one of so many elements. */
  public static DoubleArray make(long size) {
    return new DoubleArray(Memory.make(bytes(size, LAYOUT.byteSize())));
  }

  @Override
  public DoubleArray slice(long from, long size) {
    return new DoubleArray(this, from, size, isReadOnly());
  }

  @Override
  public DoubleArray asReadOnly() {
    return new DoubleArray(this, 0, size(), true);
  }

  @Override
  public Ticket ticket() {
    return new ArrayTicket(ArrayTicket.Kind.DOUBLES, place());
  }

  @Override
  public double get(long index) {
    check();
    try {
      return elements.getAtIndex(LAYOUT, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void set(long index, double value) {
    check();
    try {
      elements.setAtIndex(LAYOUT, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public double getAcquire(long index) {
    check();
    try {
      return (double) ELEMENT.getAcquire(elements, 0L, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void setRelease(long index, double value) {
    check();
    try {
      ELEMENT.setRelease(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public double getVolatile(long index) {
    check();
    try {
      return (double) ELEMENT.getVolatile(elements, 0L, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void setVolatile(long index, double value) {
    check();
    try {
      ELEMENT.setVolatile(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public boolean compareAndSet(long index, double expected, double value) {
    check();
    try {
      return ELEMENT.compareAndSet(elements, 0L, index, expected, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public double compareAndExchange(long index, double expected, double value) {
    check();
    try {
      return (double) ELEMENT.compareAndExchange(elements, 0L, index, expected, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public double getAndSet(long index, double value) {
    check();
    try {
      return (double) ELEMENT.getAndSet(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public double getAndAdd(long index, double delta) {
    double seen = getVolatile(index);
    while (true) {
      double there = compareAndExchange(index, seen, seen + delta);
      if (Double.doubleToRawLongBits(there) == Double.doubleToRawLongBits(seen)) {
        return seen;
      }
      seen = there;
    }
  }

  @Override
  public void copyTo(long from, double[] to, int at, int count) {
    copyOut(LAYOUT, from, to, at, count);
  }

  @Override
  public void copyFrom(long at, double[] from, int start, int count) {
    copyIn(LAYOUT, at, from, start, count);
  }

  @Override
  public double[] toArray() {
    double[] copy = new double[heapSize()];
    copyTo(0, copy, 0, copy.length);
    return copy;
  }
}
