package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesTest {
  private final Series series = new Series();

  @Test
  void showsTheMedianOfTheRatiosAndTheirRange() {
    series.add(100, 50);
    series.add(300, 100);
    series.add(100, 100);

    assertThat(series.shareOfRaw(0)).isEqualTo("2.00 (1.00 to 3.00)");
    assertThat(series.rate()).isEqualTo("0.1 k");
  }

  @Test
  void saysWhetherTheGoalIsReached() {
    series.add(2_500_000, 2_500_000);

    assertThat(series.shareOfRaw(0.8)).isEqualTo("1.00 (1.00 to 1.00), goal 0.80");
    assertThat(series.shareOfRaw(1.5)).contains("**below the goal of** 1.50");
    assertThat(series.rate()).isEqualTo("2.5 M");
  }

  @Test
  void withoutPythonThereIsNothingToCompare() {
    assertThat(series.multipleOfPython(8)).isEqualTo("–");
  }
}
