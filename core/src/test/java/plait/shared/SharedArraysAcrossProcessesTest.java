package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plait.MaxBytes;
import plait.NotSendableException;
import plait.ProcessPool;
import plait.ProcessTask;
import plait.Processes;
import plait.SharedBytes;
import plait.SharedDoubles;
import plait.SharedInts;
import plait.SharedLongs;
import plait.SharedRecords;
import plait.WorkerDiedException;
import plait.internal.process.Program;
import plait.testing.Behaviour;
import plait.testing.ChildJvm;

/** Arrays that are shared between processes. */
class SharedArraysAcrossProcessesTest {
  private static final int MEGABYTE = 1 << 20;

  record Holder(String name, SharedLongs longs) {}

  static final class OldStyle implements Serializable {
    private static final long serialVersionUID = 1L;
    final Object array;

    OldStyle(Object array) {
      this.array = array;
    }
  }

  record Reading(@MaxBytes(12) String name, double value) {}

  @Test
  @Behaviour(156)
  void whatOneProcessWritesTheOthersSee() {
    try (SharedLongs longs = Processes.sharedLongs(8);
        ProcessPool pool = Processes.pool(2)) {
      longs.set(0, 5);
      List<Long> seen =
          pool.map(
              i -> {
                longs.getAndAdd(1, i);
                return longs.get(0);
              },
              IntStream.range(0, 100).boxed().toList());
      assertThat(seen).containsOnly(5L);
      assertThat(longs.get(1)).isEqualTo(4950);
    }
  }

  @Test
  void handlesTravelInAllThatTravels() {
    try (SharedLongs longs = Processes.sharedLongs(4);
        SharedInts ints = Processes.sharedInts(4);
        SharedDoubles doubles = Processes.sharedDoubles(4);
        SharedBytes bytes = Processes.sharedBytes(4)) {
      Holder holder = new Holder("in a record", longs);
      OldStyle old = new OldStyle(ints);
      var list = List.of(doubles, Map.of("bytes", bytes));
      Processes.start(
              () -> {
                holder.longs.set(1, 1);
                ((SharedInts) old.array).set(1, 2);
                ((SharedDoubles) list.get(0)).set(1, 3);
                ((SharedBytes) ((Map<?, ?>) list.get(1)).get("bytes")).set(1, (byte) 4);
              })
          .join();
      assertThat(longs.get(1)).isEqualTo(1);
      assertThat(ints.get(1)).isEqualTo(2);
      assertThat(doubles.get(1)).isEqualTo(3);
      assertThat(bytes.get(1)).isEqualTo((byte) 4);
    }
  }

  @Test
  void viewsAndRecordsArriveAsSuch() {
    try (SharedInts ints = Processes.sharedInts(100);
        SharedRecords<Reading> readings = Processes.sharedRecords(Reading.class, 10);
        ProcessPool pool = Processes.pool(1)) {
      SharedInts part = ints.slice(90, 5);
      SharedInts readOnly = ints.asReadOnly();
      SharedRecords<Reading> last = readings.slice(9, 1);
      String told =
          pool.start(
                  () -> {
                    part.set(4, 7);
                    last.set(0, new Reading("boiler", 81.5));
                    try {
                      readOnly.set(0, 1);
                      return "written";
                    } catch (UnsupportedOperationException refused) {
                      return "refused, of " + readOnly.size();
                    }
                  })
              .join();
      assertThat(told).isEqualTo("refused, of 100");
      assertThat(ints.get(94)).isEqualTo(7);
      assertThat(readings.get(9)).isEqualTo(new Reading("boiler", 81.5));
    }
  }

  @Test
  void anArrayMadeByAWorkerOutlivesIt() {
    SharedInts made;
    try (ProcessPool pool = Processes.pool(1)) {
      made =
          pool.start(
                  () -> {
                    SharedInts ints = Processes.sharedInts(3);
                    ints.set(2, 77);
                    return ints;
                  })
              .join();
    }
    try (made) {
      assertThat(made.get(2)).isEqualTo(77);
      Processes.start(() -> made.set(0, 5)).join();
      assertThat(made.get(0)).isEqualTo(5);
    }
  }

  @Test
  void whatIsOnItsWayIsKeptThoughNobodyHereHasItAnyMore() {
    try (ProcessPool pool = Processes.pool(1)) {
      var first = pool.start(() -> System.in.getClass().getName());
      var tasks =
          IntStream.range(0, 50)
              .mapToObj(i -> {
                SharedLongs forgotten = Processes.sharedLongs(10);
                forgotten.set(3, i);
                return pool.start(() -> forgotten.get(3));
              })
              .toList();
      System.gc();
      first.join();
      for (int i = 0; i < tasks.size(); i++) {
        assertThat(tasks.get(i).join()).isEqualTo(i);
      }
    }
  }

  @Test
  @Behaviour(156)
  void aHandleIsAsSmallForABillionElementsAsForOne() {
    try (SharedBytes small = Processes.sharedBytes(1);
        SharedBytes large = Processes.sharedBytes(64 * MEGABYTE)) {
      assertThat(Program.pack(large).size()).isLessThan(Program.pack(small).size() + 16);
    }
  }

  @Test
  void aClosedArrayIsNotSent() {
    SharedLongs longs = Processes.sharedLongs(1);
    longs.close();
    assertThatThrownBy(() -> Processes.start(() -> longs.get(0)))
        .isInstanceOf(NotSendableException.class)
        .hasMessageContaining("shared long[1] is closed");
  }

  @Test
  void aProcessThatIsKilledTakesNothingWithIt() throws IOException {
    long before = SharedMappings.here(8 * MEGABYTE); // other tests leave some to the garbage
    try (SharedLongs longs = Processes.sharedLongs(MEGABYTE)) {
      ProcessTask<?> victim =
          Processes.start(() -> {
            for (long i = 0; ; i++) {
              longs.setVolatile(i % MEGABYTE, i + 1);
            }
          });
      await().until(() -> longs.getVolatile(MEGABYTE - 1) != 0);
      victim.kill();
      assertThatThrownBy(victim::join).hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(longs.getVolatile(0)).isPositive();
    }
    assertThat(SharedMappings.here(8 * MEGABYTE)).isLessThanOrEqualTo(before);
    assertThat(named()).isEmpty();
  }

  @Test
  void aWorkerGivesBackWhatItsProgramHasClosed() {
    try (ProcessPool pool = Processes.pool(1)) {
      SharedBytes bytes = Processes.sharedBytes(4 * MEGABYTE);
      long pid =
          pool.start(
                  () -> {
                    bytes.set(1, (byte) 1);
                    return ProcessHandle.current().pid();
                  })
              .join();
      bytes.close();
      await("the worker gives the memory back")
          .until(() -> SharedMappings.of(pid, 4 * MEGABYTE) == 0);
    }
  }

  @Test
  void aProgramThatIsKilledLeavesNothingBehind() throws IOException, InterruptedException {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  var longs = Processes.sharedLongs(1 << 20);
                  Processes.start(() -> longs.set(0, 1)).join();
                  IO.println(ProcessHandle.current().pid());
                  Runtime.getRuntime().halt(9);
                }
                """)
            .run();
    assertThat(end.exitCode()).isEqualTo(9);
    assertThat(end.err()).isEmpty();
    assertThat(named()).noneMatch(name -> name.contains("plait-" + end.out().strip() + "-"));
  }

  @Test
  void everyOtherWayOfSharingWorksToo() throws IOException, InterruptedException {
    for (String way : List.of("portable", "file")) {
      var end =
          ChildJvm.ofSource(
                  """
                  void main() {
                    try (var longs = Processes.sharedLongs(1000); var pool = Processes.pool(2)) {
                      pool.map(i -> longs.getAndAdd(i % 7, 1), java.util.stream.IntStream.range(0, 700).boxed().toList());
                      IO.println(longs.get(6));
                      var made = pool.start(() -> { var ints = Processes.sharedInts(2); ints.set(1, 3); return ints; }).join();
                      IO.println(made.get(1));
                    }
                  }
                  """)
              .options("-Dplait.shared=" + way)
              .run();
      assertThat(end.out()).as(way).isEqualTo("100\n3\n");
      assertThat(end.err()).as(way).isEmpty();
    }
  }

  private static List<String> named() throws IOException {
    if (!Files.isDirectory(Path.of("/dev/shm"))) {
      return List.of();
    }
    String mine = "plait-" + ProcessHandle.current().pid() + "-";
    try (var names = Files.list(Path.of("/dev/shm"))) {
      return names.map(Path::toString).filter(name -> name.contains(mine)).toList();
    }
  }
}
