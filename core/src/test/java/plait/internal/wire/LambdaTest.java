package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.Action;
import plait.Fn;
import plait.Fn2;
import plait.Sink;
import plait.Target;

/** Lambdas and method references travel, whether the reader trusts the sender or not. */
class LambdaTest {
  private static final List<Object> SEEN = new ArrayList<>();

  record Job(String name, int weight) {
    String tell(String greeting) {
      return greeting + " " + name;
    }
  }

  record Owner(Job job) implements Serializable {
    Target<String> task() {
      return () -> job.name() + weight(2L);
    }

    private long weight(long factor) {
      return job.weight() * factor;
    }
  }

  private static Trip trip(boolean isFull) {
    return Trip.with(isFull ? Trust.full() : Trust.open());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T send(boolean isFull, Object lambda) throws IOException {
    return (T) trip(isFull).send(lambda);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void allOfPlaitsTypesTravel(boolean isFull) throws Exception {
    Job job = new Job("sweep", 3);
    long number = 4;
    Target<String> target = () -> job.name() + number;
    Fn<Integer, Long> fn = x -> x + number;
    Fn2<Integer, Integer, Integer> fn2 = (x, y) -> x * 10 + y + job.weight();
    Action action = () -> SEEN.add(job);
    Sink<Object> sink = x -> SEEN.add(x + job.name());
    assertThat(LambdaTest.<Target<String>>send(isFull, target).call()).isEqualTo("sweep4");
    assertThat(LambdaTest.<Fn<Integer, Long>>send(isFull, fn).apply(3)).isEqualTo(7);
    assertThat(LambdaTest.<Fn2<Integer, Integer, Integer>>send(isFull, fn2).apply(1, 2))
        .isEqualTo(15);
    SEEN.clear();
    LambdaTest.<Action>send(isFull, action).run();
    LambdaTest.<Sink<Object>>send(isFull, sink).accept("x");
    assertThat(SEEN).containsExactly(job, "xsweep");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void methodReferencesTravel(boolean isFull) throws Exception {
    Fn<String, Integer> ofStatic = Integer::parseInt;
    Fn<String, String> ofReceiver = new Job("sweep", 1)::tell;
    Fn<Job, String> unbound = Job::name;
    Fn2<String, Integer, Job> ofNew = Job::new;
    Fn<List<Integer>, Integer> ofInterface = List::size;
    Fn<Integer, int[]> ofArray = int[]::new;
    assertThat(LambdaTest.<Fn<String, Integer>>send(isFull, ofStatic).apply("12")).isEqualTo(12);
    assertThat(LambdaTest.<Fn<String, String>>send(isFull, ofReceiver).apply("do"))
        .isEqualTo("do sweep");
    assertThat(LambdaTest.<Fn<Job, String>>send(isFull, unbound).apply(new Job("a", 1)))
        .isEqualTo("a");
    assertThat(LambdaTest.<Fn2<String, Integer, Job>>send(isFull, ofNew).apply("a", 1))
        .isEqualTo(new Job("a", 1));
    assertThat(LambdaTest.<Fn<List<Integer>, Integer>>send(isFull, ofInterface).apply(List.of(1)))
        .isEqualTo(1);
    assertThat(LambdaTest.<Fn<Integer, int[]>>send(isFull, ofArray).apply(3)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void capturedThisTravels(boolean isFull) throws Exception {
    Target<String> task = new Owner(new Job("sweep", 5)).task();
    assertThat(LambdaTest.<Target<String>>send(isFull, task).call()).isEqualTo("sweep10");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void failuresComeOutAsTheyAre(boolean isFull) throws Exception {
    Action failing =
        () -> {
          throw new IOException("as it is");
        };
    Action sent = send(isFull, failing);
    assertThatThrownBy(sent::run).isExactlyInstanceOf(IOException.class).hasMessage("as it is");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @SuppressWarnings({"unchecked", "rawtypes"})
  void argumentsThatDoNotFitFailAsTheyDoHere(boolean isFull) throws Exception {
    Fn<Integer, Integer> ofNumbers = Math::negateExact;
    Fn sent = send(isFull, ofNumbers);
    assertThatThrownBy(() -> sent.apply("text")).isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> sent.apply(null)).isInstanceOf(NullPointerException.class);
    assertThat(sent.apply(3)).isEqualTo(-3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLambdaThatCameGoesOn(boolean isFull) throws Exception {
    Job job = new Job("sweep", 3);
    Target<String> target = job::name;
    Target<String> once = send(isFull, target);
    Target<String> twice = send(isFull, once);
    assertThat(twice.call()).isEqualTo("sweep");
    Object[] both = send(isFull, new Object[] {once, once});
    assertThat(both[0]).isSameAs(both[1]);
  }

  @Test
  void lambdasCaptureLambdas() throws Exception {
    Fn<Integer, Integer> twice = x -> 2 * x;
    Fn<Integer, Integer> fourTimes = x -> twice.apply(twice.apply(x));
    assertThat(LambdaTest.<Fn<Integer, Integer>>send(true, fourTimes).apply(3)).isEqualTo(12);
  }

  @Test
  void otherSerializableInterfacesTravel() throws Exception {
    int number = 4;
    Supplier<Integer> supplier = (Supplier<Integer> & Serializable) () -> number;
    assertThat(LambdaTest.<Supplier<Integer>>send(true, supplier).get()).isEqualTo(4);
  }

  @Test
  void aLambdaCalledOftenIsLinked() throws Exception {
    Fn<Integer, Integer> next = x -> x + 1;
    Fn<Integer, Integer> sent = send(true, next);
    assertThat(sent).isInstanceOf(Reflected.class);
    int sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += sent.apply(i) - i;
    }
    assertThat(sum).isEqualTo(20_000);
    assertThat(((Reflected) sent).quick()).isNotNull();
  }

  @Test
  void whoDoesNotTrustTheSenderCallsOnlyLambdasThatExist() throws Exception {
    Fn<String, Integer> honest = Integer::parseInt;
    Trip trip = Trip.with(Trust.open());
    byte[] bytes = trip.bytes(trip.packer().pack(honest));
    int at = indexOf(bytes, "parseInt");
    System.arraycopy(
        "parseXxx".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, at, 8);
    assertThatThrownBy(() -> trip.receive(bytes))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("parseXxx");
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
