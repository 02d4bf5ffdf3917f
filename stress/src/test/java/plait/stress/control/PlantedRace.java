package plait.stress.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import plait.Scope;
import plait.Threads;

/** A test with a race, run under the sanitizer alone. */
public class PlantedRace {
  private final CountDownLatch both = new CountDownLatch(2);
  private int count;

  @Test
  void twoTasksCountTogether() {
    try (Scope scope = Threads.scope()) {
      scope.start(this::count);
      scope.start(this::count);
    }
    assertThat(count).isBetween(1, 2);
  }

  private void count() throws InterruptedException {
    both.countDown();
    both.await();
    count++;
  }
}
