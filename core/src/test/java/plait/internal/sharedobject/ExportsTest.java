package plait.internal.sharedobject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who needs an object. */
class ExportsTest {
  private static final int FIRST = 1;
  private static final int SECOND = 2;

  @Test
  void aTicketMayComeAgainAfterTheDeathOfTheFirstWhoHadIt() {
    Object shared = LocalHandle.first(Contract.of(Runnable.class), (Runnable) () -> {});
    ObjectTicket ticket = (ObjectTicket) Handle.of(shared).ticket();
    assertThat(Exports.claim(ticket.key(), ticket.number(), true, FIRST)).isTrue();
    Exports.dropAll(FIRST);
    assertThat(Exports.areNeeded()).isTrue();
    assertThat(Exports.claim(ticket.key(), ticket.number(), true, SECOND)).isTrue();
    assertThat(Exports.called(ticket.key(), SECOND)).isNotNull();
    Exports.remove(((LocalHandle) Handle.of(shared)).export());
    assertThat(Exports.claim(ticket.key(), ticket.number(), true, SECOND)).isFalse();
  }
}
