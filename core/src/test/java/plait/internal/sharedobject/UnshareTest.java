package plait.internal.sharedobject;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import plait.Processes;
import plait.internal.process.Program;
import plait.internal.shared.Memory;
import plait.internal.shared.MemoryTicket;

/** The end of sharing in the middle of an answer. */
class UnshareTest {
  private static final int LENGTH = 100_000;

  interface Book {
    byte[] read();
  }

  @Test
  void anAnswerOfWhichAPartHasComeComesWhole() throws Exception {
    byte[] text = new byte[LENGTH];
    Arrays.fill(text, (byte) 7);
    Object book = LocalHandle.first(Contract.of(Book.class), (Book) text::clone);
    ObjectTicket ticket = (ObjectTicket) Handle.of(book).ticket();
    Memory memory = ticket.desk().claim();
    Desk desk = new Desk(memory);
    Line line = new Line(Memory.make(Line.SIZE));
    assertThat(desk.introduce(MemoryTicket.of(line.memory()))).isTrue();
    await().until(line::isAccepted);

    ask(desk, line, Question.claim(ticket.key(), ticket.number(), true));
    assertThat(line.slot(0).state()).isEqualTo(Slot.ANSWER);
    Contract contract = Contract.of(Book.class);
    long read = contract.numberOf(Book.class.getMethod("read"));
    ask(desk, line, Question.call(ticket.key(), read, null));
    assertThat(line.slot(0).state()).isEqualTo(Slot.ANSWER_PART);

    Processes.unshare(book);
    byte[] answer = rest(line.slot(0));
    assertThat(answer[0]).isEqualTo((byte) Answer.VALUE);
    assertThat(Program.letters().read(answer, 1, answer.length)).isEqualTo(text);
  }

  /** Asks in the first slot, and waits until it is our turn again. */
  private static void ask(Desk desk, Line line, Question question) {
    Slot slot = line.slot(0);
    slot.put(question.bytes(), 0);
    slot.hand(Slot.ASK, true);
    line.announce(0);
    desk.ring();
    await().until(() -> slot.state() != Slot.ASK);
  }

  private static byte[] rest(Slot slot) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (slot.state() == Slot.ANSWER_PART) {
      slot.takeTo(all);
      slot.hand(Slot.MORE, true);
      await().until(() -> slot.state() != Slot.MORE);
    }
    slot.takeTo(all);
    return all.toByteArray();
  }
}
