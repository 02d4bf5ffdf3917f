package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static plait.testing.Patience.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.Fn;
import plait.Pool;
import plait.Processes;
import plait.Target;
import plait.TargetFailedException;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.process.Cargo;
import plait.internal.process.Program;
import plait.internal.process.Replies;
import plait.internal.process.WorkerProcess;
import plait.internal.process.WorkerSpec;
import plait.internal.wire.Parcel;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;
import plait.testing.FileGate;
import plait.testing.NoLeaks;
import plait.testing.Signals;

/** Long arrays arrive as they were sent, or not at all; and nothing of their way is left behind. */
@ExtendWith(NoLeaks.class)
class BulkTest {

  /** More than is sent over the link before memory is shared. */
  private static final int MUCH = 9 << 20;

  private static final int HUGE = 64 << 20;

  @AfterEach
  void asUsual() {
    System.clearProperty("plait.bulk");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** The ways are: shared memory, none wanted, none to be had. */
  @ParameterizedTest
  @ValueSource(strings = {"", "link", "/nowhere"})
  void contentsAreEqualWhateverTheSizeAndTheWay(String way) {
    System.setProperty("plait.bulk", way);
    int part = 1 << 20;
    int[] sizes = {
      0,
      1,
      (64 << 10) - 1,
      64 << 10,
      (64 << 10) + 1,
      part - 1,
      part,
      part + 1,
      MUCH,
      4 * part,
      4 * part + 1,
      part,
      1
    };
    try (Pool pool = Processes.pool(1)) {
      for (int size : sizes) {
        byte[] given = random(size);
        byte[] there = pool.map(bytes -> bytes, List.of(given)).getFirst();
        assertThat(Arrays.equals(there, given)).as("%d bytes", size).isTrue();
      }
    }
  }

  @Test
  void anIteratorMayFillTheSameArrayAgain() {
    long[] shared = new long[20_000];
    Iterable<long[]> again =
        () ->
            IntStream.range(0, 8)
                .mapToObj(i -> {
                  Arrays.fill(shared, i);
                  return shared;
                })
                .iterator();
    try (Pool pool = Processes.pool(2)) {
      assertThat(pool.map(BulkTest::firstAndLast, again))
          .containsExactly(0L, 2L, 4L, 6L, 8L, 10L, 12L, 14L);
    }
  }

  private static long firstAndLast(long[] array) {
    return array[0] + array[array.length - 1];
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "link"})
  void sixtyFourMegabytesThereAndBack(String way) {
    System.setProperty("plait.bulk", way);
    byte[] given = random(HUGE);
    try (Pool pool = Processes.pool(1)) {
      for (int round = 0; round < 2; round++) {
        byte[] there = pool.map(bytes -> bytes, List.of(given)).getFirst();
        assertThat(Arrays.equals(there, given)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "link"})
  void allKindsOfArrays(String way) {
    System.setProperty("plait.bulk", way);
    int n = 300_001;
    var random = new Random(3);
    boolean[] truths = new boolean[n];
    short[] shorts = new short[n];
    char[] chars = new char[n];
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      truths[i] = random.nextBoolean();
      shorts[i] = (short) random.nextInt();
      chars[i] = (char) random.nextInt();
      floats[i] = random.nextFloat();
    }
    List<Object> all =
        List.of(
            random(MUCH),
            truths,
            shorts,
            chars,
            random.ints(n).toArray(),
            random.longs(n).toArray(),
            floats,
            random.doubles(n).toArray());
    try (Pool pool = Processes.pool(1)) {
      for (int round = 0; round < 2; round++) {
        var there = pool.map(list -> list, List.of(all)).getFirst();
        assertThat(Arrays.deepEquals(there.toArray(), all.toArray())).isTrue();
      }
    }
  }

  @Test
  void whatIsSharedStaysSharedAndLaterChangesAreNotSeen() {
    long[] longs = new long[100_000];
    longs[99_999] = 7;
    var gate = FileGate.closed();
    try (Pool pool = Processes.pool(1)) {
      var first =
          pool.start(() -> {
            gate.await();
            return 0;
          });
      var twice = List.of(longs, longs);
      var second = pool.start(() -> twice.get(0) == twice.get(1) ? twice.get(0)[99_999] : -1);
      longs[99_999] = 8;
      gate.open();
      assertThat(first.join()).isEqualTo(0);
      assertThat(second.join()).isEqualTo(7);
    }
  }

  @Test
  void severalWorkersAtOnce() {
    List<byte[]> given = IntStream.range(0, 24).mapToObj(i -> random((1 << 20) + i)).toList();
    try (Pool pool = Processes.pool(3)) {
      for (int round = 0; round < 3; round++) {
        List<byte[]> there = pool.chunk(1).map(bytes -> bytes, given);
        for (int i = 0; i < given.size(); i++) {
          assertThat(Arrays.equals(there.get(i), given.get(i))).isTrue();
        }
      }
    }
  }

  // ---- deaths

  private static final class Heard implements Replies {
    final List<@Nullable Object> things = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    public void value(int at, @Nullable Object value) {
      things.add(value);
      try {
        mayGoOn.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void failure(int at, Throwable thrown) {
      things.add(thrown);
    }
  }

  private static Parcel target(Target<?> target) {
    return Program.pack(target);
  }

  private static WorkerDiedException death(CompletableFuture<?> performed) {
    await().until(performed::isDone);
    return (WorkerDiedException) performed.exceptionNow();
  }

  /** A stopped worker takes no more than fits between the two. */
  @ParameterizedTest
  @ValueSource(strings = {"", "link"})
  void aWorkerThatIsKilledWhileItReceives(String way) throws Exception {
    System.setProperty("plait.bulk", way);
    var worker = new WorkerProcess("worker", WorkerSpec.DEFAULT);
    var heard = new Heard();
    heard.mayGoOn.countDown();
    worker.start();
    byte[] much = new byte[MUCH];
    worker.perform(new Cargo(target(() -> much.length), List.of(), false), heard);
    Signals.stop(worker.pid());
    byte[] huge = new byte[HUGE];
    var load = new Cargo(target(() -> huge.length), List.of(), false);
    var performed = CompletableFuture.runAsync(() -> worker.perform(load, heard));
    await().until(() -> worker.state() == WorkerProcess.State.BUSY);
    Signals.send("KILL", worker.pid());
    assertThat(death(performed).why()).isEqualTo(Cause.KILLED);
    assertThat(heard.things).containsExactly(MUCH);
  }

  /** A program that does not read leaves the worker in the middle of what it sends. */
  @ParameterizedTest
  @ValueSource(strings = {"", "link"})
  void aWorkerThatIsKilledWhileItSends(String way) throws Exception {
    System.setProperty("plait.bulk", way);
    var worker = new WorkerProcess("worker", WorkerSpec.DEFAULT);
    var heard = new Heard();
    var sending = FileGate.closed();
    worker.start();
    byte[] much = new byte[MUCH];
    var load =
        new Cargo(
            Program.pack(
                (Fn<Integer, Object>)
                    n -> {
                      if (n == 0) {
                        return much.length;
                      }
                      sending.open();
                      return new byte[HUGE];
                    }),
            List.of(Program.pack(0), Program.pack(1)),
            false);
    var performed = CompletableFuture.runAsync(() -> worker.perform(load, heard));
    await().until(sending::isOpen);
    Signals.send("KILL", worker.pid());
    heard.mayGoOn.countDown();
    assertThat(death(performed).why()).isEqualTo(Cause.KILLED);
    assertThat(heard.things).containsExactly(MUCH);
  }

  @Test
  void aCancelInTheMiddleOfATransferEndsIt() {
    try (Pool pool = Processes.pool(1)) {
      byte[] huge = new byte[HUGE];
      for (int i = 0; i < 5; i++) {
        var task = pool.start(() -> huge);
        task.cancel();
        task.await();
      }
      assertThat(pool.start(() -> huge.length).join()).isEqualTo(HUGE);
    }
  }

  // ---- heaps

  @Test
  void aLargeResultOfASmallHeap() {
    try (Pool pool = Processes.heap("64m").pool(1)) {
      assertThat(pool.start(() -> new byte[16 << 20]).join()).hasSize(16 << 20);
      assertThat(pool.start(() -> new double[2 << 20]).join()).hasSize(2 << 20);
    }
  }

  @Test
  void anArgumentThatDoesNotFitIntoTheWorkerFailsItsTaskAlone() {
    byte[] huge = new byte[HUGE];
    byte[] half = new byte[HUGE / 2];
    try (Pool pool = Processes.heap("40m").pool(1)) {
      var tooLarge = pool.start(() -> huge.length);
      var failed = catchThrowableOfType(TargetFailedException.class, tooLarge::join);
      assertThat(failed.getCause()).hasMessageContaining("no room");
      var tight = pool.start(() -> half.length);
      var died = catchThrowableOfType(TargetFailedException.class, tight::join);
      assertThat(((WorkerDiedException) died.getCause()).why()).isEqualTo(Cause.OUT_OF_MEMORY);
      assertThat(pool.start(() -> 5).join()).isEqualTo(5);
    }
  }

  @Test
  void aResultThatDoesNotFitIntoTheProgramFailsItsTaskAlone() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  try (Pool pool = Processes.heap("256m").pool(1)) {
                    for (int size : new int[] {16 << 20, 100 << 20, 48 << 20, 16 << 20}) {
                      try {
                        System.out.println(pool.start(() -> new byte[size]).join().length >> 20);
                      } catch (TargetFailedException e) {
                        System.out.println(e.getCause().getMessage().contains("no room"));
                      }
                    }
                  }
                }
                """)
            .options("-Xmx50m")
            .run();
    assertThat(end).isEqualTo(new End(0, "16\ntrue\ntrue\n16\n", ""));
  }

  // ---- the program's own end

  @Test
  void aKilledProgramLeavesNothing() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  byte[] much = new byte[9 << 20];
                  try (Pool pool = Processes.pool(1)) {
                    System.out.println(pool.map(b -> b.length, List.of(much)));
                    pool.start(() -> much).join();
                    Runtime.getRuntime().halt(5);
                  }
                }
                """)
            .run();
    assertThat(end).isEqualTo(new End(5, "[9437184]\n", ""));
  }
}
