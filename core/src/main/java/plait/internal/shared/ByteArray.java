package plait.internal.shared;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import plait.SharedBytes;
import plait.internal.wire.Ticket;

/** {@link SharedBytes} in shared memory. */
public final class ByteArray extends SharedArray implements SharedBytes {
  private static final ValueLayout.OfByte LAYOUT = ValueLayout.JAVA_BYTE;
  private static final VarHandle ELEMENT = LAYOUT.arrayElementVarHandle().withInvokeExactBehavior();

  ByteArray(Memory memory) {
    super(memory, LAYOUT);
  }

  private ByteArray(ByteArray whole, long from, long size, boolean isReadOnly) {
    super(whole, from, size, isReadOnly);
  }

  /** Makes one of so many elements. */
  public static ByteArray make(long size) {
    return new ByteArray(Memory.make(bytes(size, LAYOUT.byteSize())));
  }

  @Override
  public ByteArray slice(long from, long size) {
    return new ByteArray(this, from, size, isReadOnly());
  }

  @Override
  public ByteArray asReadOnly() {
    return new ByteArray(this, 0, size(), true);
  }

  @Override
  public Ticket ticket() {
    return new ArrayTicket(ArrayTicket.Kind.BYTES, place());
  }

  @Override
  public byte get(long index) {
    check();
    try {
      return elements.getAtIndex(LAYOUT, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void set(long index, byte value) {
    check();
    try {
      elements.setAtIndex(LAYOUT, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public byte getAcquire(long index) {
    check();
    try {
      return (byte) ELEMENT.getAcquire(elements, 0L, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void setRelease(long index, byte value) {
    check();
    try {
      ELEMENT.setRelease(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public byte getVolatile(long index) {
    check();
    try {
      return (byte) ELEMENT.getVolatile(elements, 0L, index);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void setVolatile(long index, byte value) {
    check();
    try {
      ELEMENT.setVolatile(elements, 0L, index, value);
    } catch (RuntimeException e) {
      throw refined(e, index);
    }
  }

  @Override
  public void copyTo(long from, byte[] to, int at, int count) {
    copyOut(LAYOUT, from, to, at, count);
  }

  @Override
  public void copyFrom(long at, byte[] from, int start, int count) {
    copyIn(LAYOUT, at, from, start, count);
  }

  @Override
  public byte[] toArray() {
    byte[] copy = new byte[heapSize()];
    copyTo(0, copy, 0, copy.length);
    return copy;
  }
}
