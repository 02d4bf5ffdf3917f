package plait.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgainstTest {
  private static final Report.Side PEER = Made.side("P", 0, 100.0, 100.0, 100.0);

  private static Report with(Double... figures) {
    return Made.report(Made.row("a", Made.side("Plait", 0, figures), PEER));
  }

  private static Report alone(Double... figures) {
    return Made.report(Made.row("a", Made.side("Plait", 0, figures)));
  }

  private static List<String> worse(Report earlier, Report now) {
    return Against.compare(earlier, now, _ -> true).worse();
  }

  @Test
  void worseBeyondTheNoiseIsNamed() {
    assertThat(worse(with(10.0, 10.0, 11.0), with(16.0, 15.0, 15.0)))
        .singleElement()
        .asString()
        .startsWith("a: 10.0 (9.09 to 10.0) then, 6.67 (6.25 to 6.67) now times as good as P;");
  }

  @Test
  void withinTheNoiseIsNot() {
    assertThat(worse(with(10.0, 10.0, 10.0), with(12.0, 12.0, 12.0))).isEmpty();
    assertThat(worse(with(10.0, 5.0, 20.0), with(18.0, 18.0, 18.0))).as("wide then").isEmpty();
    assertThat(worse(with(10.0, 10.0, 10.0), with(18.0, 9.0, 36.0))).as("wide now").isEmpty();
    assertThat(worse(with(10.0), with(15.0))).as("one round").isEmpty();
    assertThat(worse(with(10.0), with(17.0))).as("one round").hasSize(1);
  }

  @Test
  void whatDisturbsBothSidesIsNoLoss() {
    Report slow =
        Made.report(
            Made.row(
                "a",
                Made.side("Plait", 0, 50.0, 50.0, 50.0),
                Made.side("P", 0, 500.0, 500.0, 500.0)));

    assertThat(worse(with(10.0, 10.0, 10.0), slow)).isEmpty();
  }

  @Test
  void withoutAPeerTheFigureAloneHasToBeMuchWorse() {
    assertThat(worse(alone(10.0, 10.0, 10.0), alone(19.0, 19.0, 19.0))).isEmpty();
    assertThat(worse(alone(10.0, 10.0, 10.0), alone(21.0, 21.0, 21.0))).hasSize(1);
  }

  @Test
  void moreMayBeBetter() {
    var rate =
        new Report.Row(
            "a", "g", "w", "per second", true, 0, "", alone(10.0).rows().getFirst().sides());
    var less =
        new Report.Row(
            "a", "g", "w", "per second", true, 0, "", alone(4.0).rows().getFirst().sides());

    assertThat(worse(Made.report(rate), Made.report(less))).hasSize(1);
    assertThat(worse(Made.report(less), Made.report(rate))).isEmpty();
  }

  @Test
  void betterIsANote() {
    var against = Against.compare(with(15.0, 15.0, 15.0), with(10.0, 10.0, 10.0), _ -> true);

    assertThat(against.worse()).isEmpty();
    assertThat(against.notes()).singleElement().asString().startsWith("better, a: ");
  }

  @Test
  void aRowThatVanishedIsNamedIfItWasWanted() {
    Report.Row other = Made.row("b", Made.side("Plait", 0, 1.0));
    Report earlier = Made.report(other);

    assertThat(worse(earlier, Made.report())).containsExactly("b: is not measured any more");
    assertThat(Against.compare(earlier, Made.report(), row -> row.name().equals("a")).worse())
        .isEmpty();
  }

  @Test
  void aRowWithoutAFigureAnyMoreIsNamed() {
    var failed = new Report.Side("Plait", 0, "failed with 1", List.of());

    assertThat(worse(with(10.0), Made.report(Made.row("a", failed, PEER))))
        .containsExactly("a: has no figure any more, failed with 1");
  }

  @Test
  void aRowThatIsNewIsANote() {
    assertThat(Against.compare(Made.report(), with(1.0), _ -> true).notes())
        .containsExactly("a: is new");
  }

  @Test
  void everySizeOfACurveIsCompared() {
    Report.Row then = Made.curve("c");
    var slower =
        new Report.Side(
            "Plait",
            0,
            "",
            List.of(
                then.plait().points().get(0),
                new Report.Point(1000, List.of(500.0, 600.0, 700.0)),
                then.plait().points().get(2)));
    var now = new Report.Row("c", "group", "w", "ns", false, 0, "things", List.of(slower));

    assertThat(worse(Made.report(then), Made.report(now)))
        .singleElement()
        .asString()
        .startsWith("c at 1,000: ");
  }

  @Test
  void anotherMachineOrAnotherEffortIsNoComparison() {
    Report earlier = with(1.0);

    assertThat(Against.obstacle(earlier, "full", Made.machine(2))).isEmpty();
    assertThat(Against.obstacle(earlier, "full", Made.machine(4)).orElse(""))
        .contains("another machine (2 cores, A <B> & C; here: 4 cores, A <B> & C)");
    assertThat(Against.obstacle(earlier, "quick", Made.machine(2)).orElse(""))
        .contains("is of a full run, and this would be a quick one");
  }
}
