package plait.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "999999, 999999",
    "1000000, 1.00M",
    "12345678, 12.3M",
    "999950000, 1.00G",
    "-5, -5",
    "9223372036854775807, 9.22E",
    "-9223372036854775808, -9.22E"
  })
  void countsAreExactBelowAMillion(long count, String text) {
    assertThat(Figures.count(count)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, ?/s",
    "-1, ?/s",
    "0.25, 4.00s each",
    "1, 1.00/s",
    "12.34, 12.3/s",
    "640, 640/s",
    "2048, 2.05k/s",
    "1e9, 1.00G/s"
  })
  void slowRatesAreTurnedRound(double perSecond, String text) {
    assertThat(Figures.rate(perSecond)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 00:00", "61, 01:01", "3599, 59:59", "3600, 1:00:00", "360000, 100:00:00"})
  void timesHaveHoursIfThereAreAny(long seconds, String text) {
    assertThat(Figures.time(Duration.ofSeconds(seconds))).isEqualTo(text);
  }
}
