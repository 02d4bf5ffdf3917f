package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plait.NotSendableException;

/** Throwables arrive as what they were; if that cannot be, their story does. */
class ThrowableTest {
  record Point(int x) {}

  static class Custom extends Exception {
    final int code;
    Object detail;

    Custom(int code, Object detail, Throwable cause) {
      super("code " + code, cause);
      this.code = code;
      this.detail = detail;
    }
  }

  static class Silent extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  static Stream<Throwable> throwables() {
    IllegalStateException suppressing = new IllegalStateException("s", new IOException("c"));
    suppressing.addSuppressed(new Custom(1, null, null));
    suppressing.addSuppressed(new Error("e"));
    return Stream.of(
        new RuntimeException(),
        new RuntimeException("text", new IOException("cause")),
        new ExecutionException("e", new IOException("cause")),
        new UncheckedIOException("u", new IOException("cause")),
        new CompletionException(new Custom(1, null, null)),
        new AssertionError("a", new Error()),
        new StackOverflowError(),
        new NotSendableException("n", new IOException("x")),
        new Custom(4, new Point(1), new Custom(5, List.of(new Point(2)), null)),
        suppressing,
        thrownByTheJdk());
  }

  private static Throwable thrownByTheJdk() {
    try {
      return new IllegalStateException("parsed " + Integer.parseInt("x"));
    } catch (NumberFormatException e) {
      return e;
    }
  }

  private static String printed(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void throwableArrivesAsItWas(Throwable throwable) throws Exception {
    Throwable arrived = Trip.of(throwable);
    assertThat(arrived.getClass()).isSameAs(throwable.getClass());
    assertThat(printed(arrived)).isEqualTo(printed(throwable));
  }

  @Test
  void fieldsArrive() throws Exception {
    Custom arrived = Trip.of(new Custom(4, new Point(1), null));
    assertThat(arrived.code).isEqualTo(4);
    assertThat(arrived.detail).isEqualTo(new Point(1));
  }

  @Test
  void whatCannotTravelLeavesItsStory() throws Exception {
    Custom stuck = new Custom(4, new Thread(), new Custom(5, null, null));
    Throwable arrived = Trip.of(stuck);
    assertThat(arrived).isInstanceOf(StandIn.class);
    assertThat(((StandIn) arrived).typeName()).isEqualTo(Custom.class.getName());
    assertThat(arrived.getMessage()).isEqualTo("code 4");
    assertThat(printed(arrived)).isEqualTo(printed(stuck));
    assertThat(arrived.getCause()).isInstanceOf(Custom.class);
    assertThat(printed(Trip.<Throwable>of(arrived))).isEqualTo(printed(stuck));
  }

  @Test
  void aStuckCauseDoesNotHoldBackItsEffect() throws Exception {
    Throwable arrived = Trip.of(new Custom(1, null, new Custom(2, new Thread(), null)));
    assertThat(arrived).isInstanceOf(Custom.class);
    assertThat(arrived.getCause())
        .isInstanceOf(StandIn.class)
        .hasToString(Custom.class.getName() + ": code 2");
  }

  @Test
  void ownCodeThatFailsIsGuarded() throws Exception {
    Throwable arrived = Trip.of(new Silent());
    assertThat(arrived).isInstanceOf(Silent.class);
    StandIn story = Trip.of(new Custom(1, new Object(), new Silent()) {});
    assertThat(story.getCause()).isInstanceOf(Silent.class);
  }

  @Test
  void circlesAreCut() throws Exception {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.initCause(two);
    Throwable arrived = Trip.of(one);
    assertThat(arrived.getCause()).hasMessage("two");
    Custom selfish = new Custom(1, null, null);
    selfish.detail = List.of(selfish);
    assertThat(Trip.<Throwable>of(selfish)).hasMessage("code 1");
  }

  @Test
  void longChainsAreCut() throws Exception {
    Throwable chain = new Exception("first");
    for (int i = 0; i < 5000; i++) {
      chain = new Exception("e" + i, chain);
    }
    assertThat(Trip.<Throwable>of(chain)).hasMessage("e4999");
  }

  @Test
  void throwablesInsideOtherValuesArrive() throws Exception {
    List<Object> all = new ArrayList<>(List.of(new IOException("x"), new Custom(1, null, null)));
    List<Object> arrived = Trip.of(all);
    assertThat(arrived.get(0)).isInstanceOf(IOException.class);
    assertThat(arrived.get(1)).isInstanceOf(Custom.class);
  }

  @Test
  void aFailureThatIsTooLargeIsPackedShort() throws Exception {
    Limits small = new Limits(100_000, 100, 10_000);
    Trip trip = new Trip(Trip.SAME, Trip.SAME, small, Trust.open());
    Parcel parcel = trip.packer().packFailure(new IllegalStateException("x".repeat(200_000)));
    Throwable arrived = (Throwable) trip.receive(trip.bytes(parcel));
    assertThat(arrived.toString()).startsWith("java.lang.IllegalStateException: xxx");
  }
}
