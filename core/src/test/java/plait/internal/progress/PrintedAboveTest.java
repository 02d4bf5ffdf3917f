package plait.internal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintedAboveTest {
  private final Screen screen =
      new Screen(
          OutputStream.nullOutputStream(), UTF_8, new Style(50, false, false), () -> 0, List.of());

  static List<Consumer<PrintStream>> calls() {
    return List.of(
        s -> s.print(true),
        s -> s.println(false),
        s -> s.print('c'),
        s -> s.println('c'),
        s -> s.print(1),
        s -> s.println(1),
        s -> s.print(2L),
        s -> s.println(2L),
        s -> s.print(1.5f),
        s -> s.println(1.5f),
        s -> s.print(2.5),
        s -> s.println(2.5),
        s -> s.print(new char[] {'a', 'b'}),
        s -> s.println(new char[] {'a', 'b'}),
        s -> s.print("ä🙂"),
        s -> s.println("ä🙂"),
        s -> s.print(""),
        s -> s.print((String) null),
        s -> s.println((String) null),
        s -> s.print((Object) null),
        s -> s.println((Object) null),
        s -> s.print(List.of(1)),
        s -> s.println(List.of(1)),
        s -> s.println(),
        s -> s.printf("%d %s%n", 1, "x"),
        s -> s.printf(Locale.GERMANY, "%.1f", 1.5),
        s -> s.format("%d", 1),
        s -> s.format(Locale.GERMANY, "%.1f", 1.5),
        s -> s.append("text").append('c').append("text", 1, 2).append(null),
        s -> s.write('x'),
        s -> s.write(new byte[] {65, 66, 67}, 1, 2),
        s -> s.writeBytes(new byte[] {65, 66}),
        s -> s.write(new byte[0], 0, 0));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void printsTheSameBytesAsTheOriginal(Consumer<PrintStream> call) {
    var expected = new ByteArrayOutputStream();
    var actual = new ByteArrayOutputStream();
    call.accept(new PrintStream(expected, true, UTF_8));
    call.accept(new PrintedAbove(new PrintStream(actual, true, UTF_8), screen));
    assertThat(actual.toByteArray()).isEqualTo(expected.toByteArray());
  }

  @Test
  void flushesWhenTheOriginalDoes() {
    var bytes = new ByteArrayOutputStream();
    var stream =
        new PrintedAbove(new PrintStream(new BufferedOutputStream(bytes), false, UTF_8), screen);
    stream.println("held back");
    assertThat(bytes.size()).isZero();
    stream.flush();
    assertThat(bytes.size()).isPositive();
  }

  @Test
  void refusesWhatTheOriginalRefuses() {
    var stream = new PrintedAbove(new PrintStream(new ByteArrayOutputStream()), screen);
    assertThatThrownBy(() -> stream.write(new byte[1], 1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> stream.print((char[]) null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void holdsNoLockWhileTheOriginalPrints() throws Exception {
    var inPrint = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new PrintedAbove(
            new PrintStream(OutputStream.nullOutputStream()) {
              @Override
              public void println(String text) {
                inPrint.countDown();
                try {
                  goOn.await();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }
            },
            screen);
    var other = new PrintedAbove(new PrintStream(new ByteArrayOutputStream()), screen);
    var printer = Thread.startVirtualThread(() -> slow.println("x"));
    inPrint.await();
    other.println("not kept waiting");
    screen.changed();
    goOn.countDown();
    printer.join();
  }

  @Test
  void linesOfManyThreadsStayWhole() throws Exception {
    var bytes = new ByteArrayOutputStream();
    var stream = new PrintedAbove(new PrintStream(bytes, true, UTF_8), screen);
    var threads =
        IntStream.range(0, 8)
            .mapToObj(t ->
                Thread.startVirtualThread(
                    () -> IntStream.range(0, 500).forEach(i -> stream.println(t + " " + i))))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    var lines = bytes.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(4000);
    for (int t = 0; t < 8; t++) {
      String prefix = t + " ";
      assertThat(lines.stream().filter(line -> line.startsWith(prefix)))
          .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(i -> prefix + i).toList());
    }
  }
}
