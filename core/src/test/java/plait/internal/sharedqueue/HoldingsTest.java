package plait.internal.sharedqueue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What threads have taken and not marked. */
class HoldingsTest {
  @Test
  void threadsThatHaveMarkedEverythingAreForgotten() throws InterruptedException {
    Holdings holdings = new Holdings();
    for (int i = 0; i < 1000; i++) {
      Held held = new Held(i, i);
      Thread.ofVirtual()
          .start(() -> {
            holdings.add(held);
            assertThat(holdings.removeOldest()).isEqualTo(held);
          })
          .join();
    }
    assertThat(holdings.threads()).isLessThan(100);
    assertThat(holdings.removeOldest()).isNull();
  }
}
