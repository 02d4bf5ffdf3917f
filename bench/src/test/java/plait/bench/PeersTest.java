package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plait.Threads;
import plait.bench.processes.Pp4jFigures;
import plait.bench.threads.UncontendedLock;

/** Every peer in a program of its own runs, as far as its tools are installed. */
class PeersTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void everyPeerRuns() throws Exception {
    List<Command> commands =
        Catalogue.all().stream()
            .flatMap(row -> row.sides().stream())
            .map(Side::program)
            .filter(PeersTest::isElsewhere)
            .map(Command.class::cast)
            .distinct()
            .toList();

    try (var tools = new Tools(Checkout.root());
        var pool = Threads.pool(3)) {
      assertThat(commands).hasSizeGreaterThan(40);
      pool.each(command -> assertRuns(command, tools), commands);
    }
  }

  /** Whether no other test runs it. Of what the sanitizer looks at, one program each is enough. */
  private static boolean isElsewhere(Program program) {
    return switch (program) {
      case Python _, Native _, Needing _ -> true;
      case Java java -> java.type() == Pp4jFigures.class;
      case Watched(Java java, String _) -> List.of("words", "cache").contains(java.figure());
      default -> false;
    };
  }

  private static void assertRuns(Command command, Tools tools) throws InterruptedException {
    if (command.missing(tools).isEmpty()) {
      double figure = command.measure(tools, new Scale(Effort.SMOKE, 1), LIMIT);
      assertThat(figure).as(command.toString()).isFinite();
    }
  }

  @Test
  void aFailureIsToldInAFewWords() throws Exception {
    try (var tools = new Tools(Checkout.root())) {
      assertThat(failure(new Java(Failing.class, "any", List.of()), tools, LIMIT))
          .isEqualTo("failed with 1: Caused by: java.io.IOException: the disk is full");
      assertThat(failure(new Java(Failing.class, "silent", List.of()), tools, LIMIT))
          .isEqualTo("printed no figure but: nothing");
      assertThat(
              failure(new Java(Failing.class, "endless", List.of()), tools, Duration.ofMillis(1)))
          .isEqualTo("took longer than 0 s");
    }
  }

  private static String failure(Java program, Tools tools, Duration limit)
      throws InterruptedException {
    try {
      return "measured " + program.measure(tools, new Scale(Effort.SMOKE, 1), limit);
    } catch (MeasurementFailed failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  @Test
  void aBenchmarkThatTakesTooLongIsEnded() throws Exception {
    var benchmark = new Jmh(UncontendedLock.class, "plait", Map.of());
    try (var tools = new Tools(Checkout.root())) {
      assertThatExceptionOfType(MeasurementFailed.class)
          .isThrownBy(
              () -> benchmark.measure(tools, new Scale(Effort.FULL, 1), Duration.ofMillis(100)))
          .withMessage("took longer than 0 s");
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void whatIsNotInstalledIsNamed() throws Exception {
    try (var tools = new Tools(Checkout.root())) {
      assertThat(new Native("no_such_source", 1).missing(tools)).isNotEmpty();
    }
  }
}
