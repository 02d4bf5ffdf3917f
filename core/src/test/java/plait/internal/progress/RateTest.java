package plait.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {
  private static final long SECOND = 1_000_000_000;

  private final Rate rate = new Rate(0);

  private long countSteadily(long from, long seconds, long perSecond) {
    long count = from * 10;
    for (long second = from + 1; second <= from + seconds; second++) {
      count += perSecond;
      rate.sample(second * SECOND, count);
    }
    return from + seconds;
  }

  @Test
  void isUnknownAtFirst() {
    assertThat(rate.perSecond(SECOND)).isZero();
    rate.sample(SECOND, 0);
    assertThat(rate.perSecond(SECOND)).isZero();
  }

  @Test
  void ofSteadyWorkIsThatOfTheWork() {
    long now = countSteadily(0, 20, 10);
    assertThat(rate.perSecond(now * SECOND)).isCloseTo(10, within(1e-6));
  }

  @Test
  void followsAChangeOfPace() {
    long now = countSteadily(0, 60, 10);
    countSteadily(now, 30, 100);
    assertThat(rate.perSecond((now + 30) * SECOND)).isBetween(95.0, 100.0);
  }

  @Test
  void fallsWhenNothingHappens() {
    long now = countSteadily(0, 20, 10);
    assertThat(rate.perSecond((now + 2) * SECOND)).isCloseTo(10, within(1e-6));
    assertThat(rate.perSecond((now + 100) * SECOND)).isLessThanOrEqualTo(0.2);
  }

  @Test
  void takenBackIsNoProgress() {
    rate.sample(SECOND, 10);
    rate.sample(2 * SECOND, 4);
    assertThat(rate.perSecond(2 * SECOND)).isBetween(0.0, 10.0);
  }
}
