package plait.internal.sharedobject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import plait.WaitInterruptedException;
import plait.WaitTimeoutException;
import plait.internal.shared.Peer;
import plait.internal.thread.Waits;

/** Calls of an owner that lives and takes no notice, as one that was stopped. */
class CallerTest {
  private static final byte[] QUESTION = {1};

  private final Desk desk = Desk.make();
  private final Caller caller = Caller.to(Peer.self(), desk.memory());

  CallerTest() {
    desk.open(true);
  }

  @Test
  void theLimitHoldsForTheFirstCall() {
    long limit = Duration.ofMillis(20).toNanos();
    assertThatThrownBy(() -> caller.ask(QUESTION, limit, () -> "Till.add"))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("Till.add in process " + Peer.pid(Peer.self()))
        .hasMessageContaining("PT0.02S");
  }

  @Test
  void anInterruptEndsTheFirstCall() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> caller.ask(QUESTION, Waits.FOREVER, () -> "Till.add"))
        .isInstanceOf(WaitInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
