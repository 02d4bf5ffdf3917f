package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plait.Fn;
import plait.NotSendableException;
import plait.Processes;
import plait.internal.process.Program;

/** A letter says all that is needed to read it, in whatever process of the program. */
class LetterTest {
  private static final Letters LETTERS = Program.letters();

  record Point(int x, String name, double weight) {}

  record Line(Point from, Point to) {}

  static List<@Nullable Object> values() {
    return Arrays.asList(
        null,
        true,
        0,
        63,
        64,
        -64,
        -65,
        Integer.MIN_VALUE,
        0L,
        -1L,
        Long.MAX_VALUE,
        1.5,
        'x',
        "",
        "short",
        "\u20ac",
        "x".repeat(127),
        "x".repeat(128),
        new Point(1, "a", 2.5),
        new Line(new Point(1, "a", 1), new Point(2, "b", 2)),
        List.of(1, "two", 3.0),
        Map.of("k", List.of(1L)),
        DayOfWeek.FRIDAY,
        new ArrayList<>(List.of(new Point(3, "c", 0))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void comesBack(@Nullable Object value) throws WireException {
    assertThat(read(LETTERS.write(value).bytes())).isEqualTo(value);
  }

  @Test
  void arraysComeBack() throws WireException {
    for (int n : new int[] {0, 1, 127, 128, 1 << 20}) {
      byte[] bytes = new byte[n];
      new Random(n).nextBytes(bytes);
      assertThat((byte[]) read(LETTERS.write(bytes).bytes())).isEqualTo(bytes);
    }
  }

  @Test
  void lambdasAndFailuresComeBack() throws Exception {
    int captured = 5;
    Fn<Integer, Integer> more = x -> x + captured;
    @SuppressWarnings("unchecked")
    var read = (Fn<Integer, Integer>) read(LETTERS.write(more).bytes());
    assertThat(read.apply(1)).isEqualTo(6);
    var failure = (Throwable) read(LETTERS.writeFailure(new IllegalStateException("no")).bytes());
    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("no");
  }

  @Test
  void whatCannotTravelIsRefusedWhenItIsWritten() {
    assertThatThrownBy(() -> LETTERS.write(new Object()))
        .isInstanceOf(NotSendableException.class)
        .hasMessageContaining("java.lang.Object");
  }

  @Test
  void goBetweenAllProcessesOfAProgram() throws WireException {
    byte[] fromHere = LETTERS.write(new Point(1, "program", 0)).bytes();
    byte[] fromWorker =
        Processes.start(
                () -> {
                  byte[] fromNested = Processes.start(() -> grown((Point) read(fromHere))).join();
                  return grown((Point) read(fromNested));
                })
            .join();
    assertThat(read(fromWorker)).isEqualTo(new Point(3, "program", 0));
    assertThat(Processes.start(() -> ((Point) read(fromWorker)).name()).join())
        .isEqualTo("program");
  }

  private static byte[] grown(Point point) {
    return LETTERS.write(new Point(point.x() + 1, point.name(), point.weight())).bytes();
  }

  private static @Nullable Object read(byte[] letter) throws WireException {
    return LETTERS.read(letter, 0, letter.length);
  }

  @Test
  void brokenOnesAreRefused() {
    Random random = new Random(42);
    for (Object value : values()) {
      byte[] letter = LETTERS.write(value).bytes();
      for (int i = 0; i < 300; i++) {
        byte[] broken = Arrays.copyOf(letter, random.nextInt(letter.length + 1));
        if (broken.length > 0 && random.nextBoolean()) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        try {
          Object _ = read(broken);
        } catch (WireException told) {
          assertThat(told).hasMessageMatching("(?s).+");
        }
      }
    }
  }

  @Test
  void aClassOfALoaderThatNobodyHasIsNamed() {
    byte[] letter = LETTERS.write(new Point(1, "a", 1)).bytes();
    byte[] strange = letter.clone();
    int loader = indexOfName(letter) - 3; // before the length of the name and its kind
    strange[loader] = 77;
    assertThatThrownBy(() -> read(strange))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(Point.class.getName())
        .hasMessageContaining("77");
  }

  private static int indexOfName(byte[] letter) {
    String text = new String(letter, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf(Point.class.getName());
  }

  @Test
  void aListOfTrustHoldsForThemToo() throws WireException {
    Letters strict = new Letters(new OneLoader(), Limits.WIDE);
    byte[] lambda = strict.write((Fn<Integer, Integer>) x -> x).bytes();
    assertThat(strict.read(lambda, 0, lambda.length)).isInstanceOf(Fn.class);
    strict.restrict(Trust.only(List.of("other.Thing")));
    assertThatThrownBy(() -> strict.read(lambda, 0, lambda.length))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("trustOnly");
    byte[] record = strict.write(new Point(1, "data", 1)).bytes();
    assertThat(strict.read(record, 0, record.length)).isEqualTo(new Point(1, "data", 1));
  }

  private static final class OneLoader implements Loaders {
    @Override
    public int idOf(Class<?> type) {
      return 1;
    }

    @Override
    public Class<?> find(int loader, String name) throws ClassNotFoundException {
      return Class.forName(name, false, LetterTest.class.getClassLoader());
    }
  }
}
