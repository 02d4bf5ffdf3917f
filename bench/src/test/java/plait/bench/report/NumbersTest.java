package plait.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void threeDigitsCount() {
    assertThat(Numbers.text(0)).isEqualTo("0");
    assertThat(Numbers.text(0.00123)).isEqualTo("0.0012");
    assertThat(Numbers.text(0.0456)).isEqualTo("0.046");
    assertThat(Numbers.text(0.456)).isEqualTo("0.46");
    assertThat(Numbers.text(9.999)).isEqualTo("10.0");
    assertThat(Numbers.text(99.96)).isEqualTo("100");
    assertThat(Numbers.text(1234.5)).isEqualTo("1235");
    assertThat(Numbers.text(12_345)).isEqualTo("12.3 k");
    assertThat(Numbers.text(999_600)).isEqualTo("1.00 M");
    assertThat(Numbers.text(2.5e9)).isEqualTo("2.50 G");
    assertThat(Numbers.text(Double.NaN)).isEqualTo("–");
  }

  @Test
  void spreadsHaveTheirEndsInBrackets() {
    assertThat(Numbers.text(new Spread(2, 1, 3, 3))).isEqualTo("2.00 (1.00 to 3.00)");
    assertThat(Numbers.text(new Spread(2, 2, 2, 1))).isEqualTo("2.00");
  }

  @Test
  void sizesAndTicks() {
    assertThat(Numbers.size(1000)).isEqualTo("1,000");
    assertThat(Numbers.size(4096)).isEqualTo("4 Ki");
    assertThat(Numbers.size(64 << 20)).isEqualTo("64 Mi");
    assertThat(Numbers.tick(0.001)).isEqualTo("0.001");
    assertThat(Numbers.tick(20_000)).isEqualTo("20 k");
    assertThat(Numbers.tick(1e9)).isEqualTo("1 G");
  }
}
