package plait.internal.sharedobject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plait.SharedObjectGoneException;
import plait.internal.process.Program;
import plait.internal.shared.Memory;
import plait.internal.shared.MemoryTicket;
import plait.internal.shared.Peer;
import plait.internal.thread.Waits;
import plait.internal.wire.WireException;

/** What comes from a process that says anything it likes. */
class ForgeryTest {
  interface Till {
    int add(int more);
  }

  /** Has a method that is not of the interface. */
  static final class Drawer implements Till {
    private final AtomicInteger sum = new AtomicInteger();

    @Override
    public int add(int more) {
      return sum.addAndGet(more);
    }

    public int empty() {
      return sum.getAndSet(0);
    }
  }

  interface Emptied {
    int empty();
  }

  private final Drawer drawer = new Drawer();
  private final LocalHandle handle =
      (LocalHandle) Handle.of(LocalHandle.first(Contract.of(Till.class), drawer));
  private final ObjectTicket ticket = (ObjectTicket) handle.ticket();
  private final Caller caller = caller();

  private Caller caller() {
    try {
      return Caller.to(Peer.self(), ticket.desk().claim());
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] ask(byte[] question) {
    return caller.ask(question, Waits.FOREVER, () -> "Till");
  }

  private void claim() {
    byte[] answer = ask(Question.claim(ticket.key(), ticket.number(), true).bytes());
    assertThat(answer[0]).isEqualTo((byte) Answer.VALUE);
  }

  private static long number(Class<?> type, String method) throws NoSuchMethodException {
    Class<?>[] types = method.equals("add") ? new Class<?>[] {int.class} : new Class<?>[0];
    return Contract.of(type).numberOf(type.getMethod(method, types));
  }

  @Test
  void anHonestCallIsAnswered() throws Exception {
    claim();
    byte[] answer =
        ask(Question.call(ticket.key(), number(Till.class, "add"), new Object[] {7}).bytes());
    assertThat(Program.letters().read(answer, 1, answer.length)).isEqualTo(7);
  }

  @Test
  void aMethodThatIsNotOfTheInterfaceIsRefused() throws Exception {
    claim();
    drawer.add(5);
    byte[] answer = ask(Question.call(ticket.key(), number(Emptied.class, "empty"), null).bytes());
    assertThat(answer[0]).isEqualTo((byte) Answer.FAILURE);
    assertThat((Throwable) Program.letters().read(answer, 1, answer.length))
        .hasMessageContaining("only methods of the interface");
    assertThat(drawer.empty()).isEqualTo(5);
  }

  @Test
  void anObjectWithoutAHandleIsRefused() throws Exception {
    byte[] call = Question.call(ticket.key(), number(Till.class, "add"), new Object[] {7}).bytes();
    assertThat(ask(call)[0]).isEqualTo((byte) Answer.GONE);
    byte[] other = Question.claim(ticket.key() + 1, ticket.number(), true).bytes();
    assertThat(ask(other)[0]).isEqualTo((byte) Answer.GONE);
    assertThat(drawer.empty()).isZero();
  }

  @Test
  void garbageIsAnswered() {
    claim();
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] question = new byte[random.nextInt(60)];
      random.nextBytes(question);
      if (question.length > Question.HEAD && random.nextBoolean()) {
        ByteBuffer.wrap(question).put((byte) Question.CALL).putLong(ticket.key());
      }
      assertThat(ask(question)[0]).isNotEqualTo((byte) Answer.VALUE);
    }
    assertThat(drawer.empty()).isZero();
  }

  @Test
  void aCallWithOtherArgumentsIsAFailure() throws Exception {
    claim();
    long add = number(Till.class, "add");
    assertThat(ask(Question.call(ticket.key(), add, null).bytes())[0])
        .isEqualTo((byte) Answer.FAILURE);
    assertThat(ask(Question.call(ticket.key(), add, new Object[] {"text"}).bytes())[0])
        .isEqualTo((byte) Answer.FAILURE);
    assertThat(drawer.empty()).isZero();
  }

  @Test
  void aSlotThatIsScribbledOverSpoilsItsOwnCallsOnly() {
    claim();
    Line line = new Line(Memory.make(Line.SIZE));
    Desk desk = new Desk(claimed(ticket));
    assertThat(desk.introduce(MemoryTicket.of(line.memory()))).isTrue();
    await().until(line::isAccepted);
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      for (long at = Memory.HEAD + 64; at < line.memory().whole().byteSize() - 8; at += 1001 * 8) {
        line.memory()
            .whole()
            .set(java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED, at, random.nextLong());
      }
      line.slot(i % Line.SLOTS).hand(random.nextInt(9), true);
      line.announce(random.nextInt(64));
      desk.wake(1);
    }
    claim();
    for (int i = 0; i < Line.SLOTS; i++) {
      line.slot(i).giveUp();
      line.announce(i);
    }
    desk.wake(1);
    claim();
  }

  private static Memory claimed(ObjectTicket ticket) {
    try {
      return ticket.desk().claim();
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLineThatIsNoneIsNotServed() {
    Desk desk = new Desk(claimed(ticket));
    for (String address :
        new String[] {"/etc/passwd", "/proc/1/fd/0", "/proc/self/mem", "\0", "plait-none"}) {
      assertThat(desk.introduce(new MemoryTicket(address, 1, Line.SIZE))).isTrue();
    }
    MemoryTicket tooSmall = MemoryTicket.of(Memory.make(64));
    assertThat(desk.introduce(tooSmall)).isTrue();
    claim();
  }

  @Test
  void aClosedDeskAnswersNobody() {
    claim();
    Exports.remove(handle.export());
    assertThatThrownBy(
            () -> {
              byte[] answer = ask(Question.sendOn(ticket.key(), 1).bytes());
              if (answer[0] == Answer.GONE) {
                throw caller.gone(() -> "Till", "it is not shared any more there");
              }
            })
        .isInstanceOf(SharedObjectGoneException.class)
        .hasMessageContaining("not shared any more");
  }
}
