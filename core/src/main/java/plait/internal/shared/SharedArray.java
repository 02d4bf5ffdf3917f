package plait.internal.shared;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import plait.SharedMemory;
import plait.internal.wire.Shareable;

/**
 * A view of elements in shared memory.
 *
 * <p>{@code closed} is written once, in plain mode: another thread that does not see it yet reads
 * memory that is still mapped, or fails because it is not.
 */
abstract class SharedArray implements SharedMemory, Shareable, Retained {
  private final Handle handle;
  private final long width;
  private final String kind;
  private final boolean isReadOnly;
  private final long size;

  /** The elements. */
  final MemorySegment elements;

  /** One use of memory; views share it with what they are views of. */
  private static final class Handle {
    final Memory memory;
    boolean closed;

    Handle(Memory memory) {
      this.memory = memory.retain();
    }

    void close() {
      synchronized (this) {
        if (closed) {
          return;
        }
        closed = true;
      }
      memory.release();
    }
  }

  /** All of some memory, as elements of so many bytes. */
  SharedArray(Memory memory, long width, String kind) {
    this.handle = new Handle(memory);
    this.width = width;
    this.kind = kind;
    this.isReadOnly = false;
    this.elements = memory.whole().asSlice(Memory.HEAD);
    this.size = elements.byteSize() / width;
  }

  SharedArray(Memory memory, ValueLayout layout) {
    this(memory, layout.byteSize(), layout.carrier().getSimpleName());
  }

  /** A part of another one. */
  SharedArray(SharedArray whole, long from, long count, boolean isReadOnly) {
    if (from < 0 || count < 0 || from > whole.size - count) {
      throw new IndexOutOfBoundsException(
          count
              + " elements from "
              + from
              + " are not within the "
              + whole.size
              + " that there are");
    }
    this.handle = whole.handle;
    this.width = whole.width;
    this.kind = whole.kind;
    this.isReadOnly = isReadOnly;
    MemorySegment part = whole.elements.asSlice(from * width, count * width);
    this.elements = isReadOnly ? part.asReadOnly() : part;
    this.size = count;
  }

  /** The bytes that so many elements take. */
  static long bytes(long size, long width) {
    if (size <= 0 || size > Long.MAX_VALUE / width - Memory.HEAD) {
      throw new IllegalArgumentException(
          "A shared array of " + size + " elements makes no sense: it needs at least one.");
    }
    return size * width;
  }

  final long width() {
    return width;
  }

  // ---- what every kind has

  @Override
  public final long size() {
    return size;
  }

  @Override
  public final long byteSize() {
    return elements.byteSize();
  }

  @Override
  public final boolean isReadOnly() {
    return isReadOnly;
  }

  @Override
  public final MemorySegment segment() {
    check();
    return elements;
  }

  @Override
  public final java.nio.ByteBuffer buffer() {
    check();
    if (elements.byteSize() > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "A buffer holds at most 2 GB, and this has "
              + elements.byteSize()
              + " bytes: take the buffer of a slice, or segment().");
    }
    return elements.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  @Override
  public final void zero() {
    check();
    try {
      writable().fill((byte) 0);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public final void close() {
    handle.close();
  }

  @Override
  public final boolean isClosed() {
    return handle.closed;
  }

  // ---- on its way

  @Override
  public final boolean retain() {
    return handle.memory.tryRetain();
  }

  @Override
  public final void release() {
    handle.memory.release();
  }

  // ---- for the kinds

  final void check() {
    if (handle.closed) {
      throw closed();
    }
  }

  private IllegalStateException closed() {
    return new IllegalStateException(
        this + " was closed: nothing can be read from it or written to it any more.");
  }

  /** What went wrong with an access, said in the words of the array. */
  final RuntimeException refined(RuntimeException why, long index) {
    if (handle.closed) {
      return closed();
    }
    if (index < 0 || index >= size) {
      return outside(index);
    }
    return isReadOnly ? readOnly() : why;
  }

  private UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException(
        this + " is a read-only view: write to the array itself.");
  }

  final MemorySegment writable() {
    if (isReadOnly) {
      throw readOnly();
    }
    return elements;
  }

  final void checkIndex(long index) {
    if (index < 0 || index >= size) {
      throw outside(index);
    }
  }

  private IndexOutOfBoundsException outside(long index) {
    return new IndexOutOfBoundsException(
        "Index " + index + " is not one of " + this + ": they go from 0 to " + (size - 1) + ".");
  }

  final void copyOut(ValueLayout layout, long from, Object to, int at, int count) {
    check();
    checkRange(from, count);
    try {
      MemorySegment.copy(elements, layout, from * width, to, at, count);
    } finally {
      Reference.reachabilityFence(this); // the memory goes when nobody has the array
    }
  }

  final void copyIn(ValueLayout layout, long at, Object from, int start, int count) {
    check();
    checkRange(at, count);
    try {
      MemorySegment.copy(from, start, writable(), layout, at * width, count);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private void checkRange(long from, long count) {
    if (from < 0 || count < 0 || from > size - count) {
      throw new IndexOutOfBoundsException(
          count + " elements from " + from + " are not within " + this + ".");
    }
  }

  /** The number of elements for an array on the heap. */
  final int heapSize() {
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          this + " is too long for an array: copy parts of it, or use segment().");
    }
    return (int) size;
  }

  /** Where another process finds what this is a view of. */
  final ArrayPlace place() {
    check();
    long from = elements.address() - handle.memory.whole().address() - Memory.HEAD;
    return new ArrayPlace(MemoryTicket.of(handle.memory), from / width, size, isReadOnly);
  }

  @Override
  public final String toString() {
    return "shared " + kind + "[" + size + "]";
  }
}
