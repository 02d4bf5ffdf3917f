package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plait.Outcome;
import plait.Pool;
import plait.ThreadSettings;
import plait.WaitTimeoutException;

/** What pools of threads do with many items besides. */
abstract class ThreadPoolItemsContract extends PoolItemsContract {
  abstract ThreadSettings threads();

  @Override
  Pool pool(int workers) {
    return threads().pool(workers);
  }

  @Test
  void aBodyThatIgnoresItsCancelIsReplaced() {
    var release = new AtomicInteger();
    try (Pool pool = threads().pool(1)) {
      var outcomes =
          pool.timeout(Duration.ofMillis(20))
              .outcomes(
                  i -> {
                    while (i == 0 && release.get() == 0) {
                      Thread.onSpinWait();
                    }
                    return i;
                  },
                  List.of(0, 1, 2));
      assertThat(outcomes.get(0))
          .isInstanceOfSatisfying(
              Outcome.Failure.class,
              failure ->
                  assertThat(failure.failure())
                      .hasMessageContaining("replaced")
                      .isInstanceOf(WaitTimeoutException.class));
      assertThat(outcomes.subList(1, 3)).allMatch(Outcome::isSuccess);
    } finally {
      release.set(1);
    }
  }

  @Test
  void eachAttemptKeepsToTheRate() {
    try (Pool pool = pool(1)) {
      long began = System.nanoTime();
      var tries = new AtomicInteger();
      assertThat(
              pool.rate(1, Duration.ofMillis(50))
                  .retry(3)
                  .start(() -> {
                    if (tries.incrementAndGet() < 3) {
                      throw new IOException("not yet");
                    }
                    return System.nanoTime() - began;
                  })
                  .join())
          .isGreaterThanOrEqualTo(100_000_000);
    }
  }
}
