package plait.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void theMiddleAndTheEnds() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 3, 3));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(2.5, 1, 4, 4));
    assertThat(Spread.of(List.of(5.0))).isEqualTo(new Spread(5, 5, 5, 1));
  }

  @Test
  void whatIsNoNumberDoesNotCount() {
    assertThat(Spread.of(List.of(Double.NaN, 7.0))).isEqualTo(new Spread(7, 7, 7, 1));
    assertThat(Spread.of(List.of(Double.NaN)).isEmpty()).isTrue();
    assertThat(Spread.of(List.of()).isEmpty()).isTrue();
  }

  @Test
  void aLeadComparesWithinARound() {
    List<Double> ours = List.of(10.0, Double.NaN, 40.0);
    List<Double> theirs = List.of(20.0, 30.0, 20.0);

    assertThat(Spread.ofLead(ours, theirs, true)).isEqualTo(new Spread(1.25, 0.5, 2, 2));
    assertThat(Spread.ofLead(ours, theirs, false)).isEqualTo(new Spread(1.25, 0.5, 2, 2));
    assertThat(Spread.ofLead(List.of(10.0), List.of(20.0, 1.0), false))
        .isEqualTo(new Spread(2, 2, 2, 1));
  }

  @Test
  void noiseIsTheFactorToTheFarEnd() {
    assertThat(new Spread(2, 1, 3, 3).noise()).isEqualTo(2);
    assertThat(new Spread(2, 2, 2, 1).noise()).isEqualTo(1);
  }
}
