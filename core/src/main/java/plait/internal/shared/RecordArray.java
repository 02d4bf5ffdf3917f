package plait.internal.shared;

import java.lang.ref.Reference;
import java.util.Objects;
import plait.SharedRecords;
import plait.internal.wire.Ticket;
import plait.internal.wire.WireException;

/**
 * {@link SharedRecords} in shared memory.
 *
 * @param <R> the type of the records
 */
public final class RecordArray<R extends Record> extends SharedArray implements SharedRecords<R> {
  private final Class<R> type;
  private final Layout layout;

  private RecordArray(Memory memory, Class<R> type, Layout layout) {
    super(memory, stride(layout), type.getSimpleName());
    this.type = type;
    this.layout = layout;
  }

  private RecordArray(RecordArray<R> whole, long from, long size, boolean isReadOnly) {
    super(whole, from, size, isReadOnly);
    this.type = whole.type;
    this.layout = whole.layout;
  }

  /** Makes one of so many elements. */
  public static <R extends Record> RecordArray<R> make(Class<R> type, long size) {
    if (!Objects.requireNonNull(type, "the type of the records is null").isRecord()
        || type.getRecordComponents().length == 0) {
      throw new IllegalArgumentException(
          type.getName() + " is not a record with components: only those have a fixed layout.");
    }
    Layout layout = Layout.of(type);
    return new RecordArray<>(Memory.make(bytes(size, stride(layout))), type, layout);
  }

  private static long stride(Layout layout) {
    return Layout.aligned(layout.bytes(), Long.BYTES);
  }

  @Override
  public RecordArray<R> slice(long from, long size) {
    return new RecordArray<>(this, from, size, isReadOnly());
  }

  @Override
  public RecordArray<R> asReadOnly() {
    return new RecordArray<>(this, 0, size(), true);
  }

  @Override
  public R get(long index) {
    check();
    checkIndex(index);
    try {
      return type.cast(layout.read(elements, index * width()));
    } finally {
      Reference.reachabilityFence(this); // the memory goes when nobody has the array
    }
  }

  @Override
  public void set(long index, R value) {
    check();
    checkIndex(index);
    layout.checkAll(type.cast(value));
    try {
      layout.write(writable(), index * width(), value);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public Ticket ticket() {
    return new RecordTicket<>(type, layout.text(), place());
  }

  /**
   * Where a process finds records that another one has.
   *
   * @param type their class
   * @param layout the layout that the other process uses, in words
   * @param place where they are
   */
  record RecordTicket<R extends Record>(Class<R> type, String layout, ArrayPlace place)
      implements Ticket {
    @Override
    public Object claim() throws WireException {
      Layout mine = Layout.of(type);
      if (!mine.text().equals(layout)) {
        throw new WireException(type.getName() + " has another layout in the process that sent it");
      }
      return place.of(memory -> new RecordArray<>(memory, type, mine));
    }
  }
}
