package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.Fn;
import plait.Outcome;
import plait.Pool;
import plait.PoolStats;
import plait.ProcessPool;
import plait.Processes;
import plait.WorkerDiedException;
import plait.testing.FileGate;
import plait.testing.NoLeaks;

/** Answers of short calls are sent together; nobody waits for them, and none is lost, for that. */
@ExtendWith(NoLeaks.class)
class HeldAnswersTest {
  private static final int MANY = 20_000;
  private static final int DEADLY = 15_011;
  private static final int KILLS = 2;

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"halt", "kill", "exit"})
  void aDeathTakesOnlyTheCallThatRan(String how) {
    Fn<Integer, Integer> fn =
        n -> {
          if (n == DEADLY) {
            die(how);
          }
          return -n;
        };
    try (ProcessPool pool = Processes.pool(1)) {
      List<Outcome<Integer>> outcomes = pool.outcomes(fn, numbers(MANY));
      for (int n = 0; n < MANY; n++) {
        if (n == DEADLY) {
          assertThat(outcomes.get(n)).isInstanceOf(Outcome.Failure.class);
          assertThat(((Outcome.Failure<?>) outcomes.get(n)).failure())
              .isInstanceOf(WorkerDiedException.class);
        } else {
          assertThat(outcomes.get(n)).isEqualTo(new Outcome.Success<>(-n));
        }
      }
      assertThat(pool.stats().finished()).isEqualTo(MANY - 1);
    }
  }

  /** Numbers go in rows; what is between them does not. */
  @Test
  void aDeathTakesNothingOfAnyKindBeforeIt() {
    Fn<Integer, Object> fn =
        n -> {
          if (n == DEADLY) {
            die("halt");
          }
          return Objects.requireNonNullElse(mixed(n), "nothing");
        };
    try (ProcessPool pool = Processes.pool(1)) {
      List<Outcome<Object>> outcomes = pool.outcomes(fn, numbers(MANY));
      for (int n = 0; n < MANY; n++) {
        if (n == DEADLY) {
          assertThat(((Outcome.Failure<?>) outcomes.get(n)).failure())
              .isInstanceOf(WorkerDiedException.class);
        } else if (n % 97 == 5) {
          assertThat(((Outcome.Failure<?>) outcomes.get(n)).failure())
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("no " + n);
        } else {
          assertThat(outcomes.get(n))
              .isEqualTo(new Outcome.Success<>(Objects.requireNonNullElse(mixed(n), "nothing")));
        }
      }
    }
  }

  private static @Nullable Object mixed(int n) {
    if (n % 97 == 5) {
      throw new IllegalStateException("no " + n);
    }
    return switch (n % 101) {
      case 20 -> "text " + n;
      case 40 -> null;
      case 60 -> n / 7.0;
      case 80 -> n * 10_000_000_000L;
      default -> n;
    };
  }

  @Test
  void resultsOfAllKindsComeInTheirOrder() {
    Fn<Integer, @Nullable Object> fn = n -> n % 97 == 5 ? n : mixed(n);
    List<@Nullable Object> expected = new ArrayList<>();
    for (int n = 0; n < MANY; n++) {
      expected.add(n % 97 == 5 ? n : mixed(n));
    }
    try (Pool pool = Processes.pool(2)) {
      List<@Nullable Object> results = pool.map(fn, numbers(MANY));
      assertThat(results).isEqualTo(expected);
      List<@Nullable Object> again = pool.map(result -> result, results);
      assertThat(again).isEqualTo(expected);
      int size = pool.start(results::size).join();
      assertThat(size).isEqualTo(MANY);
    }
  }

  private static void die(String how) throws Exception {
    switch (how) {
      case "halt" -> Runtime.getRuntime().halt(7);
      case "exit" -> System.exit(7);
      default ->
          new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid()))
              .start()
              .waitFor();
    }
  }

  /** A call whose answer was held back at the death of its worker must not run again. */
  @Test
  void noCallRunsTwiceWhateverTheMomentOfTheDeath() throws Exception {
    Path ran = Files.createTempFile("ran", "");
    String file = ran.toString();
    Fn<Integer, Integer> fn =
        n -> {
          Files.writeString(Path.of(file), n + "\n", StandardOpenOption.APPEND);
          return n;
        };
    try (ProcessPool pool = Processes.pool(1)) {
      var killer =
          CompletableFuture.runAsync(() -> {
            for (int kill = 1; kill <= KILLS; kill++) {
              long when = (long) MANY * kill / (KILLS + 1);
              await("results").until(() -> pool.stats().finished() >= when);
              for (PoolStats.Worker worker : pool.stats().workers()) {
                ProcessHandle.of(worker.pid()).ifPresent(ProcessHandle::destroyForcibly);
              }
            }
          });
      List<Outcome<Integer>> outcomes = pool.outcomes(fn, numbers(MANY));
      killer.get();
      List<String> lines = Files.readAllLines(ran);
      assertThat(lines).doesNotHaveDuplicates();
      long failed = outcomes.stream().filter(Outcome.Failure.class::isInstance).count();
      assertThat(failed).isBetween(0L, (long) KILLS);
      assertThat((long) lines.size()).isBetween(MANY - failed, (long) MANY);
    } finally {
      Files.delete(ran);
    }
  }

  @Test
  void aLongCallDoesNotKeepTheAnswersBeforeIt() throws Exception {
    FileGate gate = FileGate.closed();
    int last = 99;
    try (Pool pool = Processes.pool(1)) {
      List<Integer> _ = pool.map(n -> n, numbers(MANY)); // from now on answers are held back
      Stream<Integer> results =
          pool.chunk(last + 1).stream(
              n -> {
                if (n == last) {
                  gate.await();
                }
                return n;
              },
              numbers(last + 1));
      Iterator<Integer> each = results.iterator();
      for (int n = 0; n < last; n++) {
        assertThat(each.next()).isEqualTo(n);
      }
      gate.open();
      assertThat(each.next()).isEqualTo(last);
    }
  }
}
