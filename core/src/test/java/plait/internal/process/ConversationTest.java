package plait.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plait.Fn;
import plait.WorkerOutput;
import plait.internal.process.Conversation.MismatchException;
import plait.internal.process.Conversation.ProtocolException;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Limits;
import plait.internal.wire.Plain;
import plait.internal.wire.Trust;
import plait.internal.wire.WireException;
import plait.internal.worker.Greeting;
import plait.internal.worker.Kind;

/** What a worker may say, and what ends it. The random bytes are the same in every run. */
class ConversationTest {
  private static final byte[] TOKEN = new byte[32];
  private static final long PID = 4711;
  private static final String JDK = System.getProperty("java.runtime.version");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final FrameWriter worker = new FrameWriter(said, Limits.WIDE);
  private final Printed printed = new Printed(OutputPolicy.of(WorkerOutput.CAPTURED), "worker");

  private void greeting(int version, byte[] token, String jdk) throws IOException {
    greeting(version, token, new Greeting(jdk, PlaitLocation.build(), PID, 1 << 20));
  }

  private void greeting(int version, byte[] token, Greeting greeting) throws IOException {
    worker.begin(Kind.HELLO, 0, 0);
    worker.writeCount(version);
    worker.writeCount(token.length);
    worker.write(token, 0, token.length);
    greeting.write(worker);
    worker.end();
    worker.flush();
  }

  private Conversation heard() {
    var link =
        new Link(
            new ByteArrayInputStream(said.toByteArray()),
            OutputStream.nullOutputStream(),
            () -> {});
    return new Conversation(link, new Expectation(TOKEN, false, PID), Trust.open(), printed);
  }

  private Conversation greeted() throws IOException {
    var conversation = heard();
    conversation.readOne(null);
    assertThat(conversation.isReady()).isTrue();
    return conversation;
  }

  @Test
  void aGreetingShowsTheTokenVersionAndJdk() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    var _ = greeted();
  }

  @Test
  void anotherTokenIsRefused() throws IOException {
    greeting(Kind.VERSION, new byte[] {1}, JDK);
    assertThatThrownBy(() -> heard().readOne(null))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("token");
  }

  @Test
  void anotherVersionIsRefusedWithTheFix() throws IOException {
    greeting(Kind.VERSION + 1, TOKEN, JDK);
    assertThatThrownBy(() -> heard().readOne(null))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("same Plait");
  }

  @Test
  void anotherJdkIsRefusedWithTheFix() throws IOException {
    greeting(Kind.VERSION, TOKEN, "21.0.1");
    assertThatThrownBy(() -> heard().readOne(null))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("21.0.1")
        .hasMessageContaining("javaHome");
  }

  @Test
  void anotherBuildIsRefusedWithTheFix() throws IOException {
    greeting(Kind.VERSION, TOKEN, new Greeting(JDK, PlaitLocation.build() + 1, PID, 1 << 20));
    assertThatThrownBy(() -> heard().readOne(null))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("another build of Plait")
        .hasMessageContaining("start the program again");
  }

  @Test
  void anotherProcessIsRefusedWithTheFix() throws IOException {
    greeting(Kind.VERSION, TOKEN, new Greeting(JDK, PlaitLocation.build(), PID + 1, 1 << 20));
    assertThatThrownBy(() -> heard().readOne(null))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("4712")
        .hasMessageContaining("javaHome");
  }

  @Test
  void whoCannotTellTheNumberOfItsProcessIsTaken() throws IOException {
    greeting(Kind.VERSION, TOKEN, new Greeting(JDK, PlaitLocation.build(), 0, 1 << 20));
    assertThat(greeted().greeting()).isNotNull();
  }

  @Test
  void nothingComesBeforeTheGreeting() throws IOException {
    worker.frame(Kind.EXITING, 0, 0);
    worker.flush();
    assertThatThrownBy(() -> heard().readOne(null)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void anUnknownFrameIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    worker.frame(200, 0, 0);
    worker.flush();
    var conversation = greeted();
    assertThatThrownBy(() -> conversation.readOne(null)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void aReplyThatNobodyWaitsForIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    worker.begin(Kind.VALUE, 0, 77);
    worker.writeCount(0);
    worker.end();
    worker.flush();
    var conversation = greeted();
    assertThatThrownBy(() -> conversation.readOne(null)).isInstanceOf(ProtocolException.class);
  }

  // ---- values of a load of three

  private static final long LOAD = 77;

  /** What was told of the load. */
  private static final class Told implements Replies {
    final List<@Nullable Object> values = new ArrayList<>();

    @Override
    public void value(int at, @Nullable Object value) {
      assertThat(at).isEqualTo(values.size());
      values.add(value);
    }

    @Override
    public void failure(int at, Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  private final Told told = new Told();

  private void values(long load, int place, @Nullable Object... values) throws IOException {
    worker.begin(Kind.VALUES, 0, load);
    worker.writeCount(place);
    for (Object value : values) {
      Plain.write(value, worker);
    }
    worker.end();
  }

  private Exchange awaited(Conversation conversation) throws IOException {
    Fn<Integer, Integer> fn = n -> n;
    var exchange = new Exchange(LOAD, new Cargo(Program.pack(fn), List.of(1, 2, 3), false), told);
    while (!exchange.isDone()) {
      conversation.readOne(exchange);
    }
    return exchange;
  }

  @Test
  void valuesAreToldInTheirPlaces() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    values(LOAD, 0, 7, null);
    values(LOAD, 2, true);
    worker.flush();
    assertThat(awaited(greeted()).answered()).isEqualTo(3);
    assertThat(told.values).containsExactly(7, null, true);
  }

  @Test
  void manyValuesOfOneFrameAreAllTold() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      many.add(i % 3 == 0 ? i * 1e9 : (Object) (i * 1_000_000L));
    }
    values(LOAD, 0, many.toArray());
    worker.flush();
    Fn<Integer, Integer> fn = n -> n;
    var exchange = new Exchange(LOAD, new Cargo(Program.pack(fn), many, false), told);
    greeted().readOne(exchange);
    assertThat(told.values).isEqualTo(many);
  }

  private void valuesRefused(String why) throws IOException {
    worker.flush();
    var conversation = greeted();
    assertThatThrownBy(() -> awaited(conversation))
        .isInstanceOfAny(ProtocolException.class, WireException.class)
        .hasMessageContaining(why);
  }

  @Test
  void moreValuesThanThingsAreRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    values(LOAD, 0, 1, 2, 3, 4);
    valuesRefused("4 values for 3 things");
    assertThat(told.values).isEmpty();
  }

  @Test
  void endlessValuesAreRefusedAfterTheLastPlace() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    values(LOAD, 0, new Object[100_000]);
    valuesRefused("values for 3 things");
    assertThat(told.values).isEmpty();
  }

  @Test
  void valuesForAnotherPlaceAreRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    values(LOAD, 1, 7);
    valuesRefused("place 1 after 0");
  }

  @Test
  void valuesForAPlaceThatHasItsAnswerAreRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    values(LOAD, 0, 7, 8);
    values(LOAD, 1, 9);
    valuesRefused("place 1 after 2");
    assertThat(told.values).containsExactly(7, 8);
  }

  @Test
  void aPlaceWithoutValuesIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    values(LOAD, 0);
    valuesRefused("cut off");
  }

  @Test
  void aValueThatIsCutOffIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    worker.begin(Kind.VALUES, 0, LOAD);
    worker.writeCount(0);
    Plain.write(7, worker);
    worker.write(10); // a fraction follows, says the tag
    worker.writeInt(1);
    worker.end();
    valuesRefused("cut off");
    assertThat(told.values).isEmpty();
  }

  @Test
  void aValueThatIsNotPlainIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    worker.begin(Kind.VALUES, 0, LOAD);
    worker.writeCount(0);
    worker.write(30);
    worker.end();
    valuesRefused("plain value");
  }

  @Test
  void valuesOfAnotherLoadAreRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    values(LOAD + 1, 0, 7);
    valuesRefused("nobody waits for");
  }

  private void announce(int kind, int length) throws IOException {
    worker.begin(Kind.ANNEX, 0, 0);
    worker.write(kind);
    worker.writeCount(length);
    worker.end();
  }

  private void refused(String why) throws IOException {
    worker.flush();
    var conversation = greeted();
    assertThatThrownBy(() -> readAll(conversation))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aPartThatWasNotAnnouncedIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    worker.frame(Kind.PART, 0, 0);
    refused("not announced");
  }

  @Test
  void aPartInMemoryThatIsNotSharedIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    announce(2, 100);
    worker.frame(Kind.PART, Kind.IN_SLOT, 0);
    refused("not shared");
  }

  @Test
  void aPartThatIsTooShortIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    announce(2, 100);
    worker.begin(Kind.PART, 0, 0);
    worker.write(new byte[99], 0, 99);
    worker.end();
    refused("cut off");
  }

  @Test
  void anArrayInTheMiddleOfAnotherIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    announce(2, 100);
    announce(2, 100);
    refused("before the one before");
  }

  @Test
  void anArrayThatCannotBeIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    announce(8, Integer.MAX_VALUE);
    refused("An array of");
  }

  @Test
  void slotsThatNobodyUsedAreNotGivenBack() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    worker.frame(Kind.FREE, 0, 0);
    refused("slot");
  }

  @Test
  void anAnswerAboutMemoryThatWasNotOfferedIsRefused() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    worker.frame(Kind.SHARED, 0, 0);
    refused("nobody has asked");
  }

  @Test
  void aTruncatedFrameIsTheEnd() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    byte[] whole = said.toByteArray();
    said.reset();
    said.write(whole, 0, whole.length - 3);
    assertThatThrownBy(() -> heard().readOne(null)).isInstanceOf(EOFException.class);
  }

  @Test
  void anOversizedFrameIsRefusedBeforeItIsRead() throws IOException {
    greeting(Kind.VERSION, TOKEN, JDK);
    said.write(new byte[] {0x7F, -1, -1, -1, Kind.OUTPUT, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    var conversation = greeted();
    assertThatThrownBy(() -> conversation.readOne(null)).isInstanceOf(WireException.class);
  }

  @Test
  void garbageEndsInAnError() throws IOException {
    var random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      said.reset();
      greeting(Kind.VERSION, TOKEN, JDK);
      byte[] garbage = new byte[1 + random.nextInt(300)];
      random.nextBytes(garbage);
      said.write(garbage);
      var conversation = greeted();
      assertThatThrownBy(() -> readAll(conversation)).isInstanceOf(IOException.class);
    }
  }

  private static void readAll(Conversation conversation) throws IOException {
    while (true) {
      conversation.readOne(null);
    }
  }
}
