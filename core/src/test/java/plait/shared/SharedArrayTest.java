package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import plait.MaxBytes;
import plait.Processes;
import plait.Scope;
import plait.SharedBytes;
import plait.SharedDoubles;
import plait.SharedInts;
import plait.SharedLongs;
import plait.SharedMemory;
import plait.SharedRecords;
import plait.Threads;
import plait.testing.Behaviour;

/** Arrays that can be shared, as one process sees them. */
class SharedArrayTest {
  enum State {
    NEW,
    DONE
  }

  record Place(double x, float y) {}

  record Row(
      @MaxBytes(10) String name,
      boolean on,
      State state,
      Place place,
      byte b,
      short s,
      char c,
      int i,
      long n) {}

  record Picky(int percent) {
    Picky {
      if (percent == 0) {
        throw new IllegalStateException("no percentage");
      }
    }
  }

  record Loose(Object anything) {}

  record Nothing() {}

  @Test
  void elementsAreZeroUntilTheyAreWritten() {
    try (SharedLongs longs = Processes.sharedLongs(3);
        SharedInts ints = Processes.sharedInts(3);
        SharedDoubles doubles = Processes.sharedDoubles(3);
        SharedBytes bytes = Processes.sharedBytes(3)) {
      longs.set(1, Long.MIN_VALUE);
      ints.set(1, Integer.MIN_VALUE);
      doubles.set(1, Double.MIN_VALUE);
      bytes.set(1, Byte.MIN_VALUE);

      assertThat(longs.toArray()).containsExactly(0, Long.MIN_VALUE, 0);
      assertThat(ints.toArray()).containsExactly(0, Integer.MIN_VALUE, 0);
      assertThat(doubles.toArray()).containsExactly(0, Double.MIN_VALUE, 0);
      assertThat(bytes.toArray()).containsExactly(0, Byte.MIN_VALUE, 0);
      assertThat(longs.byteSize()).isEqualTo(24);
    }
  }

  @Test
  void everyWayOfAccessSeesTheSameElement() {
    try (SharedLongs longs = Processes.sharedLongs(2);
        SharedInts ints = Processes.sharedInts(2);
        SharedDoubles doubles = Processes.sharedDoubles(2);
        SharedBytes bytes = Processes.sharedBytes(2)) {
      longs.setRelease(1, 5);
      assertThat(longs.getAcquire(1)).isEqualTo(5);
      longs.setVolatile(1, 6);
      assertThat(longs.getVolatile(1)).isEqualTo(6);
      assertThat(longs.getAndAdd(1, 4)).isEqualTo(6);
      assertThat(longs.getAndSet(1, 1)).isEqualTo(10);
      assertThat(longs.compareAndSet(1, 2, 3)).isFalse();
      assertThat(longs.compareAndSet(1, 1, 3)).isTrue();
      assertThat(longs.compareAndExchange(1, 3, 4)).isEqualTo(3);
      assertThat(longs.get(1)).isEqualTo(4);

      ints.setRelease(1, 5);
      assertThat(ints.getAcquire(1)).isEqualTo(5);
      ints.setVolatile(1, 6);
      assertThat(ints.getVolatile(1)).isEqualTo(6);
      assertThat(ints.getAndAdd(1, 4)).isEqualTo(6);
      assertThat(ints.getAndSet(1, 1)).isEqualTo(10);
      assertThat(ints.compareAndSet(1, 2, 3)).isFalse();
      assertThat(ints.compareAndExchange(1, 1, 3)).isEqualTo(1);
      assertThat(ints.get(1)).isEqualTo(3);

      doubles.setRelease(1, 5);
      assertThat(doubles.getAcquire(1)).isEqualTo(5);
      doubles.setVolatile(1, Double.NaN);
      assertThat(doubles.getVolatile(1)).isNaN();
      assertThat(doubles.getAndAdd(1, 4)).isNaN();
      assertThat(doubles.getAndSet(1, 1)).isNaN();
      assertThat(doubles.compareAndSet(1, 1, 3)).isTrue();
      assertThat(doubles.compareAndExchange(1, 3, -0.0)).isEqualTo(3);
      assertThat(doubles.getAndAdd(1, 2.5)).isEqualTo(-0.0);
      assertThat(doubles.get(1)).isEqualTo(2.5);

      bytes.setRelease(1, (byte) 5);
      assertThat(bytes.getAcquire(1)).isEqualTo((byte) 5);
      bytes.setVolatile(1, (byte) 6);
      assertThat(bytes.getVolatile(1)).isEqualTo((byte) 6);
    }
  }

  @Test
  void additionsOfManyThreadsAreAllCounted() {
    try (SharedLongs longs = Processes.sharedLongs(1);
        SharedDoubles doubles = Processes.sharedDoubles(1)) {
      CountDownLatch ready = new CountDownLatch(4);
      try (Scope scope = Threads.scope()) {
        for (int t = 0; t < 4; t++) {
          scope.start(() -> {
            ready.countDown();
            ready.await();
            for (int i = 0; i < 10_000; i++) {
              longs.getAndAdd(0, 1);
              doubles.getAndAdd(0, 0.5);
            }
          });
        }
      }
      assertThat(longs.get(0)).isEqualTo(40_000);
      assertThat(doubles.get(0)).isEqualTo(20_000);
    }
  }

  @Test
  void partsAreCopiedAndSeenThroughViews() {
    try (SharedInts ints = Processes.sharedInts(10)) {
      ints.copyFrom(2, new int[] {0, 1, 2, 3, 4}, 1, 4);
      SharedInts part = ints.slice(3, 4);
      assertThat(part.toArray()).containsExactly(2, 3, 4, 0);
      part.slice(3, 1).set(0, 9);
      assertThat(ints.get(6)).isEqualTo(9);
      int[] copy = new int[3];
      part.copyTo(1, copy, 1, 2);
      assertThat(copy).containsExactly(0, 3, 4);
      assertThat(part.buffer().asIntBuffer().get(0)).isEqualTo(2);
      assertThat(part.segment().getAtIndex(ValueLayout.JAVA_INT, 1)).isEqualTo(3);
      assertThat(part.slice(4, 0).toArray()).isEmpty();
      ints.zero();
      assertThat(ints.toArray()).containsOnly(0);
    }
  }

  @Test
  void indexesOutsideAreRefusedWithTheLimits() {
    try (SharedDoubles doubles = Processes.sharedDoubles(5)) {
      assertThatThrownBy(() -> doubles.get(5))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("Index 5 is not one of shared double[5]: they go from 0 to 4.");
      assertThatThrownBy(() -> doubles.set(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> doubles.getAndAdd(Long.MAX_VALUE, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> doubles.slice(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> doubles.slice(1, Long.MAX_VALUE))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> doubles.copyTo(4, new double[9], 0, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> doubles.copyFrom(0, new double[1], 0, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void readOnlyViewsRefuseEveryWrite() {
    try (SharedLongs longs = Processes.sharedLongs(5)) {
      SharedLongs view = longs.asReadOnly().slice(1, 3);
      assertThat(view.isReadOnly()).isTrue();
      assertThat(view.get(0)).isZero();
      assertThatThrownBy(() -> view.set(0, 1))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("read-only view");
      assertThatThrownBy(() -> view.getAndAdd(0, 1))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> view.copyFrom(0, new long[1], 0, 1))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(view::zero).isInstanceOf(UnsupportedOperationException.class);
      assertThat(view.buffer().isReadOnly()).isTrue();
    }
  }

  @Test
  @Behaviour(156)
  void afterCloseNothingIsReachedAndNothingCrashes() {
    SharedLongs longs = Processes.sharedLongs(5);
    SharedLongs view = longs.slice(1, 3);
    var segment = longs.segment();
    longs.close();
    longs.close();

    assertThat(longs.isClosed()).isTrue();
    assertThat(view.isClosed()).isTrue();
    assertThatThrownBy(() -> longs.get(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("shared long[5] was closed");
    assertThatThrownBy(() -> view.set(0, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(longs::segment).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> segment.getAtIndex(ValueLayout.JAVA_LONG, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void threadsThatUseAnArrayWhileItIsClosedGetAnException() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      SharedLongs longs = Processes.sharedLongs(100);
      CountDownLatch running = new CountDownLatch(1);
      var user =
          Threads.start(() -> {
            try {
              for (long i = 0; ; i++) {
                longs.setVolatile(i % 100, i);
                running.countDown();
              }
            } catch (IllegalStateException closed) {
              return true;
            }
          });
      running.await();
      longs.close();
      assertThat(user.join()).isTrue();
    }
  }

  @Test
  void whatAChannelIsWritingIsGivenBackWhenItHasBeenWritten() throws Exception {
    int size = 765 * 4096;
    SharedBytes bytes = Processes.sharedBytes(size);
    ByteBuffer buffer = bytes.buffer();
    Pipe pipe = Pipe.open();
    try (var sink = pipe.sink();
        var source = pipe.source()) {
      var writer = Threads.platform().start(() -> sink.write(buffer));
      assertThat(source.read(ByteBuffer.allocate(1))).isEqualTo(1);
      bytes.close();
      assertThat(bytes.isClosed()).isTrue();
      for (int left = size - 1; left > 0; ) {
        left -= source.read(ByteBuffer.allocate(left));
      }
      assertThat(writer.join()).isEqualTo(size);
    }
    await("the memory is given back")
        .until(() -> SharedMappings.here(size) == SharedMappings.here(size + 2 * 4096));
  }

  @Test
  @Behaviour(156)
  void sizesThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Processes.sharedLongs(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 elements");
    assertThatThrownBy(() -> Processes.sharedBytes(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Processes.sharedDoubles(Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Processes.sharedDoubles(1L << 50))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no room");
  }

  @Test
  void recordsHaveAPlaceForEachComponent() {
    try (SharedRecords<Row> rows = Processes.sharedRecords(Row.class, 3)) {
      Row zero = new Row("", false, State.NEW, new Place(0, 0), (byte) 0, (short) 0, '\0', 0, 0);
      Row full =
          new Row("wärme €", true, State.DONE, new Place(-1.5, 2), (byte) 1, (short) 2, 'x', 4, 5);
      rows.set(1, full);

      assertThat(rows.get(0)).isEqualTo(zero);
      assertThat(rows.get(1)).isEqualTo(full);
      assertThat(rows.get(2)).isEqualTo(zero);
      assertThat(rows.slice(1, 1).asReadOnly().get(0)).isEqualTo(full);
      assertThat(rows).hasToString("shared Row[3]");
      assertThatThrownBy(() -> rows.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> rows.asReadOnly().set(0, full))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void whatHasNoPlaceInARecordIsRefusedBeforeAnythingIsWritten() {
    try (SharedRecords<Row> rows = Processes.sharedRecords(Row.class, 1)) {
      Row before = rows.get(0);
      Place place = new Place(1, 1);
      assertThatThrownBy(() ->
              rows.set(
                  0,
                  new Row("eleven byte", true, State.DONE, place, (byte) 1, (short) 1, 'x', 1, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Row.name takes 11 bytes, and @MaxBytes allows 10.");
      assertThatThrownBy(
              () -> rows.set(0, new Row("", true, null, place, (byte) 1, (short) 1, 'x', 1, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Row.state is null");
      assertThat(rows.get(0)).isEqualTo(before);
    }
    assertThatThrownBy(() -> Processes.sharedRecords(Loose.class, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("anything")
        .hasMessageContaining("has no fixed width");
    assertThatThrownBy(() -> Processes.sharedRecords(Nothing.class, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Processes.sharedRecords(Row.class, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aConstructorThatRefusesWhatIsThereIsNamed() {
    try (SharedRecords<Picky> records = Processes.sharedRecords(Picky.class, 1)) {
      assertThatThrownBy(() -> records.get(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Picky")
          .hasMessageContaining("no percentage");
    }
  }

  @Test
  void memoryThatNobodyRefersToIsGivenBack() {
    for (int i = 0; i < 200; i++) {
      SharedMemory forgotten = Processes.sharedBytes(1 << 20);
      assertThat(forgotten.size()).isEqualTo(1 << 20);
    }
    await("forgotten memory is given back")
        .until(() -> {
          System.gc();
          return SharedMappings.here(1 << 20) < 10;
        });
  }
}
