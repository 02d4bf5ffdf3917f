package plait.sharedobject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plait.NotSendableException;
import plait.ProcessPool;
import plait.Processes;
import plait.SharedMap;
import plait.SharedObjectGoneException;
import plait.Task;
import plait.Threads;
import plait.WaitTimeoutException;
import plait.WorkerDiedException;

/** The life of shared objects: waits, deaths, and what is left. */
class SharedObjectTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void aWorkerOwnsAndOthersCall() {
    try (ProcessPool owner = Processes.pool(1);
        ProcessPool caller = Processes.pool(1)) {
      Board board = owner.start(Board::shared).join();
      assertThat(board.pid()).isNotEqualTo(ProcessHandle.current().pid());
      assertThat(board.report("program", 1).done()).isEqualTo(1);
      assertThat(caller.start(() -> board.report("program", 1).done()).join()).isEqualTo(2);
      assertThat(owner.start(() -> board.report("program", 1).done()).join()).isEqualTo(3);
    }
  }

  @Test
  void aTimeLimitEndsTheWaitAndInterruptsTheCall() {
    Board board = Board.shared();
    String message =
        Processes.start(
                () -> {
                  Board hasty = Processes.timeout(board, SHORT);
                  try {
                    return hasty.take();
                  } catch (WaitTimeoutException e) {
                    return e.getMessage();
                  }
                })
            .join();
    assertThat(message).contains("Board.take()", "PT0.05S", "" + board.pid());
    await().until(() -> board.interrupts() == 1);
  }

  @Test
  void aLimitGoesWithTheHandle() {
    Board hasty = Processes.timeout(Board.shared(), SHORT);
    assertThat(
            Processes.start(
                    () -> {
                      try {
                        return hasty.take();
                      } catch (WaitTimeoutException e) {
                        return "timed out";
                      }
                    })
                .join())
        .isEqualTo("timed out");
  }

  @Test
  void cancelOfTheCallerEndsItsWaitAndInterruptsTheCall() {
    try (ProcessPool owner = Processes.pool(1)) {
      Board board = owner.start(Board::shared).join();
      Task<String> waiting = Threads.start(board::take);
      await().until(() -> waiting.status() == Task.Status.RUNNING);
      board.report("it is there", 1);
      waiting.cancel();
      waiting.await();
      assertThat(waiting.status()).isEqualTo(Task.Status.CANCELLED);
      board.give("for nobody");
      assertThat(Processes.timeout(board, Duration.ofSeconds(30)).pid()).isEqualTo(board.pid());
    }
  }

  @Test
  void theDeathOfTheOwnerEndsAllWaits() {
    try (ProcessPool owner = Processes.pool(1)) {
      Board board = owner.start(Board::shared).join();
      long pid = board.pid();
      List<Task<String>> waiting = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        waiting.add(Threads.start(board::take));
      }
      board.report("it is there", 1);
      assertThatThrownBy(board::die)
          .isInstanceOf(SharedObjectGoneException.class)
          .hasMessageContaining("Board.die()")
          .hasMessageContaining("process " + pid)
          .hasMessageContaining("has ended");
      for (Task<String> each : waiting) {
        assertThatThrownBy(each::join).hasCauseInstanceOf(SharedObjectGoneException.class);
      }
      assertThatThrownBy(board::pid).isInstanceOf(SharedObjectGoneException.class);
      assertThatThrownBy(() -> Processes.start(() -> board.pid()))
          .isInstanceOf(NotSendableException.class)
          .hasMessageContaining("has ended");
    }
  }

  @Test
  void theDeathOfTheCallerInterruptsItsCall() {
    Board board = Board.shared();
    var caller =
        Processes.start(() -> {
          board.report("waits", 1);
          return board.take();
        });
    await().until(() -> board.report("waits", 0).done() == 1);
    caller.kill();
    assertThatThrownBy(caller::join).hasCauseInstanceOf(WorkerDiedException.class);
    // its call may have been on its way only
    await().until(() -> board.interrupts() == 1 || !isCalled());
    board.give("for others");
    assertThat(Processes.start(board::take).join()).isEqualTo("for others");
  }

  /** Whether a call of another process runs here. */
  private static boolean isCalled() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .anyMatch(
            each -> each.getMethodName().equals("take") && each.getClassName().contains("Board"));
  }

  @Test
  void unshareEndsWaitingAndLaterCalls() {
    Board board = Board.shared();
    Board other = Board.shared();
    var caller =
        Processes.start(() -> {
          other.report("waits", 1);
          try {
            return board.take();
          } catch (SharedObjectGoneException e) {
            assertThatThrownBy(board::pid).isInstanceOf(SharedObjectGoneException.class);
            return e.getMessage() + other.report("lives", 1).done();
          }
        });
    await().until(() -> other.report("waits", 0).done() == 1);
    Processes.unshare(board);
    assertThat(caller.join()).contains("is not shared any more").endsWith("1");
    assertThat(board.report("still here", 1).done()).isEqualTo(1);
    assertThatThrownBy(() -> Processes.start(() -> board.pid()))
        .isInstanceOf(NotSendableException.class)
        .hasMessageContaining("unshared");
  }

  @Test
  void mapsListsAndSetsHaveLimitsAndEnds() {
    SharedMap<String, Integer> map = Processes.sharedMap();
    List<String> list = Processes.timeout(Processes.sharedList(), Duration.ofSeconds(60));
    Processes.start(
            () -> {
              Processes.timeout(map, Duration.ofSeconds(60)).put("a", 1);
              list.add("b");
            })
        .join();
    assertThat(map).containsEntry("a", 1);
    assertThat(list).containsExactly("b");
    Processes.unshare(map);
    assertThatThrownBy(() -> Processes.start(() -> map.get("a")))
        .isInstanceOf(NotSendableException.class);
  }

  @Test
  void manyCallsWaitAtOnce() {
    Board board = Board.shared();
    int many = 40;
    var taken =
        Processes.start(() -> {
          List<Task<String>> takers = new ArrayList<>();
          for (int i = 0; i < many; i++) {
            takers.add(Threads.start(board::take));
          }
          for (int i = 0; i < many; i++) {
            board.give("g" + i);
          }
          return takers.stream().map(Task::join).sorted().toList();
        });
    assertThat(taken.join())
        .isEqualTo(IntStream.range(0, many).mapToObj(i -> "g" + i).sorted().toList());
  }

  @Test
  void whatCannotTravelIsRefusedWithTheWay() {
    Board board = Board.shared();
    Processes.start(
            () -> {
              assertThatThrownBy(() -> board.thing("object"))
                  .isInstanceOf(NotSendableException.class)
                  .hasMessageContaining("java.lang.Object");
              assertThat(board.report("goes on", 1).done()).isEqualTo(1);
            })
        .join();
  }

  record Stray(int x) {}

  @Test
  void aClassThatTheOwnerCannotHaveIsNamed() {
    List<Object> list = Processes.sharedList();
    String refusal =
        Processes.start(
                () -> {
                  Class<?> type = new StrayLoader(Stray.class).loadClass(Stray.class.getName());
                  var constructor = type.getDeclaredConstructor(int.class);
                  constructor.setAccessible(true);
                  Object stray = constructor.newInstance(1);
                  try {
                    return "added " + list.add(stray);
                  } catch (NotSendableException e) {
                    return e.getMessage();
                  }
                })
            .join();
    assertThat(refusal)
        .contains("Argument 1 of ", ".add(Object)", Stray.class.getName(), "another worker");
    assertThat(list).isEmpty();
  }

  @Test
  void onlyInterfacesAndHandlesAreTaken() {
    assertThatThrownBy(() -> Processes.share(String.class, "text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no interface");
    assertThatNullPointerException().isThrownBy(() -> Processes.share(Board.class, null));
    assertThatThrownBy(() -> Processes.timeout("text", SHORT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Processes.unshare("text"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Processes.timeout(Board.shared(), Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    try (ProcessPool owner = Processes.pool(1)) {
      Board far = owner.start(Board::shared).join();
      assertThatThrownBy(() -> Processes.unshare(far))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("" + far.pid());
    }
  }

  @Test
  void valuesWithoutEqualsAreRefusedToFunctionsThatCannotTravel() {
    Map<String, byte[]> map = Processes.sharedMap();
    List<byte[]> list = Processes.sharedList();
    map.put("a", new byte[] {1});
    list.add(new byte[] {1});
    BiFunction<byte[], byte[], byte[]> last = (a, b) -> b;
    map.merge("a", new byte[] {2}, last);
    Processes.start(
            () -> {
              BiFunction<Object, byte[], byte[]> none = (k, v) -> new byte[0];
              assertThatThrownBy(() -> map.compute("a", none))
                  .isInstanceOf(UnsupportedOperationException.class)
                  .hasMessageContaining("byte[]");
              assertThatThrownBy(() -> map.replaceAll(none))
                  .isInstanceOf(UnsupportedOperationException.class);
              assertThatThrownBy(() -> list.removeIf(each -> each.length == 1))
                  .isInstanceOf(UnsupportedOperationException.class);
            })
        .join();
    assertThat(map.get("a")).containsExactly(2);
    assertThat(list).hasSize(1);
  }

  @Test
  void anObjectThatNobodyHasAHandleToGoes() {
    var target = new Board.InMemory();
    WeakReference<Board> gone = new WeakReference<>(target);
    hold(target);
    target = null;
    await()
        .until(() -> {
          System.gc();
          return gone.get() == null;
        });
  }

  private static void hold(Board target) {
    Board board = Processes.share(Board.class, target);
    Processes.start(
            () -> {
              board.report("held", 1);
              Runtime.getRuntime().halt(3);
            })
        .await();
  }

  @Test
  void aHandleKeepsTheObjectThoughItsOwnerHasNone() {
    try (ProcessPool owner = Processes.pool(1)) {
      Board board = owner.start(Board::shared).join();
      for (int i = 0; i < 3; i++) {
        owner.start(System::gc).join();
        assertThat(board.report("kept", 1).done()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void aThousandHandlesLeaveNothing() {
    Board board = Board.shared();
    int before = descriptors();
    Processes.start(
            () -> {
              for (int i = 0; i < 1000; i++) {
                board.part("p" + i).report("x", 1);
              }
            })
        .join();
    assertThat(descriptors()).isLessThan(before + 20);
    await()
        .until(() ->
            Thread.getAllStackTraces().keySet().stream()
                    .filter(each -> each.getName().equals("plait-shared"))
                    .count()
                <= 2);
  }

  private static int descriptors() {
    String[] all = new java.io.File("/proc/self/fd").list();
    return all == null ? 0 : all.length;
  }

  @Test
  void virtualThreadsCall() {
    try (ProcessPool owner = Processes.pool(1)) {
      Board board = owner.start(Board::shared).join();
      List<Task<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        tasks.add(Threads.virtual().start(() -> board.report("v", 1).done()));
      }
      tasks.forEach(Task::join);
      assertThat(board.report("v", 0).done()).isEqualTo(100);
    }
  }
}
