package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plait.bench.report.Report;

class RoundsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final List<String> measured = new ArrayList<>();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  /** A program that notes that it was called, and may fail or miss something. */
  private final class Noted implements Program {
    private final String name;
    private final String missing;
    private final int failsAt;
    private int calls;

    Noted(String name, String missing, int failsAt) {
      this.name = name;
      this.missing = missing;
      this.failsAt = failsAt;
    }

    @Override
    public String missing(Tools tools) {
      return missing;
    }

    @Override
    public double measure(Tools tools, Scale scale, Duration limit) {
      measured.add(name + scale.size());
      calls++;
      if (calls == failsAt) {
        throw new MeasurementFailed("broke", null);
      }
      return 10.0 * calls + scale.size();
    }
  }

  private Side side(String who, String missing, int failsAt) {
    return new Side(who, new Noted(who, missing, failsAt), 0, 100);
  }

  private List<Report.Row> measure(Duration total, Row... rows) throws Exception {
    try (var tools = new Tools(Checkout.root())) {
      var plan = new Rounds.Plan(Effort.FULL, 3, total, LONG);
      return new Rounds(List.of(rows), tools, plan, new PrintStream(progress, true)).measure();
    }
  }

  @Test
  void sidesTakeTurnsAndEverySecondRoundTheOtherWayRound() throws Exception {
    List<Report.Row> found =
        measure(
            LONG,
            Row.of("r", "g", "what", Unit.NANOS, side("Plait", "", 0), side("P", "", 0)),
            Row.of("s", "g", "what", Unit.NANOS, side("Q", "", 0)));

    assertThat(measured)
        .containsExactly("Plait1", "P1", "Q1", "P1", "Plait1", "Q1", "Plait1", "P1", "Q1");
    assertThat(found.getFirst().sides().getFirst().points())
        .containsExactly(new Report.Point(1, List.of(11.0, 21.0, 31.0)));
  }

  @Test
  void aSideThatFailsKeepsItsPlaceInTheRoundsAndOthersGoOn() throws Exception {
    Report.Row found =
        measure(LONG, Row.of("r", "g", "what", Unit.NANOS, side("Plait", "", 2), side("P", "", 0)))
            .getFirst();

    assertThat(found.sides().getFirst().points().getFirst().figures())
        .containsExactly(11.0, Double.NaN, 31.0);
    assertThat(found.sides().getFirst().missing()).isEqualTo("broke");
    assertThat(found.sides().get(1).points().getFirst().figures()).hasSize(3);
  }

  @Test
  void aPeerThatIsNotInstalledIsNamed() throws Exception {
    Report.Row found =
        measure(
                LONG,
                Row.of(
                    "r",
                    "g",
                    "what",
                    Unit.NANOS,
                    side("Plait", "", 0),
                    side("P", "P is not there", 0)))
            .getFirst();

    assertThat(found.sides().get(1))
        .isEqualTo(new Report.Side("P", 0, "P is not there", List.of()));
  }

  @Test
  void aCurveIsMeasuredAtEachSizeThatASideGoesUpTo() throws Exception {
    Report.Row found =
        measure(
                LONG,
                Row.curve(
                    "r",
                    "g",
                    "what",
                    Unit.NANOS,
                    Row.Sizes.of("things", 10, 1L, 10L, 100L),
                    side("Plait", "", 0),
                    side("P", "", 0).upTo(10)))
            .getFirst();

    assertThat(found.sides().getFirst().points())
        .extracting(Report.Point::size)
        .containsExactly(1L, 10L, 100L);
    assertThat(found.sides().get(1).points())
        .extracting(Report.Point::size)
        .containsExactly(1L, 10L);
    assertThat(found.sides().get(1).missing()).isEmpty();
  }

  @Test
  void whatIsNotReachedInTimeIsNamed() throws Exception {
    Report.Row found =
        measure(Duration.ZERO, Row.of("r", "g", "what", Unit.NANOS, side("Plait", "", 0)))
            .getFirst();

    assertThat(measured).isEmpty();
    assertThat(found.sides().getFirst().missing()).isEqualTo(Rounds.NO_TIME);
  }
}
