package plait.internal.sharedlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the death of a process between two stores leaves of a semaphore. */
class PermitsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void aPermitThatADeadProcessWasGivingBackIsThere() {
    Site site = Site.make(Kind.SEMAPHORE);
    Permits permits = new Permits(site);
    permits.start(1, true);
    assertThat(site.guard().enter()).isFalse();
    site.set(Site.CONTENT, 0); // not its own any more, and not yet counted as free
    site.guard().abandon();
    assertThat(permits.free()).isZero();
    assertThat(new ProcessSemaphore("given", site).tryAcquire(LONG)).isTrue();
    assertThat(permits.free()).isZero();
  }
}
