package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames over streams that cut where they like. */
class FrameTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final FrameWriter writer = new FrameWriter(sent, Limits.WIDE);

  /** Gives at most so many bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    private final int most;

    Trickle(byte[] bytes, int most) {
      super(bytes);
      this.most = most;
    }

    @Override
    public int read(byte[] to, int from, int n) {
      return super.read(to, from, Math.min(n, most));
    }
  }

  private FrameReader reader() {
    return reader(new ByteArrayInputStream(sent.toByteArray()));
  }

  private static FrameReader reader(InputStream in) {
    return new FrameReader(in, Limits.WIDE);
  }

  private static byte[] some(int n) {
    byte[] bytes = new byte[n];
    new Random(n).nextBytes(bytes);
    return bytes;
  }

  @Test
  void headerIsAsDescribed() throws IOException {
    writer.begin(0xAB, 0x12, 0x0102030405060708L);
    writer.write(0xFF);
    writer.end();
    writer.flush();
    assertThat(sent.toByteArray())
        .containsExactly(0, 0, 0, 1, 0xAB, 0x12, 1, 2, 3, 4, 5, 6, 7, 8, 0xFF);
  }

  @Test
  void fieldsArrive() throws IOException {
    writer.begin(255, 127, -1);
    writer.writeInt(Integer.MIN_VALUE);
    writer.writeLong(Long.MIN_VALUE);
    writer.writeCount(0);
    writer.writeCount(128);
    writer.writeCount(Integer.MAX_VALUE);
    writer.writeText("t\u00e9xt");
    writer.writeText("\u65e5");
    writer.end();
    writer.frame(1, 0, 2);
    writer.flush();
    FrameReader reader = reader();
    FrameBody body = reader.next();
    assertThat(body.type()).isEqualTo(255);
    assertThat(body.flags()).isEqualTo(127);
    assertThat(body.id()).isEqualTo(-1);
    assertThat(body.readInt()).isEqualTo(Integer.MIN_VALUE);
    assertThat(body.readLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(body.readCount()).isZero();
    assertThat(body.readCount()).isEqualTo(128);
    assertThat(body.readCount()).isEqualTo(Integer.MAX_VALUE);
    assertThat(body.readText()).isEqualTo("t\u00e9xt");
    assertThat(body.readText()).isEqualTo("\u65e5");
    assertThat(body.isAtEnd()).isTrue();
    assertThatThrownBy(body::read).isInstanceOf(WireException.class);
    assertThat(reader.next().type()).isEqualTo(1);
    assertThat(reader.next()).isNull();
  }

  @Test
  void longBodiesGoInPieces() throws IOException {
    byte[] large = some(3_000_000);
    writer.begin(1, 2, 3);
    writer.writeInt(7);
    for (int at = 0; at < large.length; at += 1_000_000) {
      writer.write(large, at, 1_000_000);
      writer.writeLong(at);
    }
    writer.end();
    writer.frame(4, 0, 0);
    writer.flush();
    for (int most : new int[] {1_000, 65_536, Integer.MAX_VALUE}) {
      FrameReader reader = reader(new Trickle(sent.toByteArray(), most));
      FrameBody body = reader.next();
      assertThat(body.readInt()).isEqualTo(7);
      for (int at = 0; at < large.length; at += 1_000_000) {
        byte[] part = body.readBytes(1_000_000);
        assertThat(Arrays.equals(part, 0, 1_000_000, large, at, at + 1_000_000)).isTrue();
        assertThat(body.readLong()).isEqualTo(at);
      }
      assertThat(body.isAtEnd()).isTrue();
      assertThat(reader.next().type()).isEqualTo(4);
    }
  }

  @Test
  void manySmallNumbersCrossPieces() throws IOException {
    writer.begin(1, 0, 1);
    for (int i = 0; i < 100_000; i++) {
      writer.write(i);
      writer.writeLong(i);
    }
    writer.end();
    writer.flush();
    FrameBody body = reader(new Trickle(sent.toByteArray(), 777)).next();
    for (int i = 0; i < 100_000; i++) {
      assertThat(body.read()).isEqualTo(i & 0xFF);
      assertThat(body.readLong()).isEqualTo(i);
    }
    assertThat(body.isAtEnd()).isTrue();
  }

  @Test
  void whatIsNotReadIsSkipped() throws IOException {
    writer.begin(1, 0, 1);
    writer.write(some(200_000), 0, 200_000);
    writer.end();
    writer.frame(2, 0, 2);
    writer.flush();
    FrameReader reader = reader();
    reader.next().read();
    assertThat(reader.next().type()).isEqualTo(2);
  }

  @Test
  void theRestOfABodyIsNoSignOfANextFrame() throws IOException {
    writer.begin(1, 0, 1);
    writer.write(some(200_000), 0, 200_000);
    writer.end();
    writer.flush();
    FrameReader reader = reader();
    FrameBody body = java.util.Objects.requireNonNull(reader.next());
    assertThat(body.read()).isNotNegative();
    assertThat(reader.hasBegunNext()).isFalse();

    sent.reset();
    writer.frame(1, 0, 1);
    writer.frame(2, 0, 2);
    writer.flush();
    FrameReader two = reader();
    assertThat(two.hasBegunNext()).isTrue();
    two.next();
    assertThat(two.hasBegunNext()).isTrue();
    two.next();
    assertThat(two.hasBegunNext()).isFalse();
  }

  @Test
  void provenBytesAreReadAfterwards() throws IOException {
    byte[] large = some(500_000);
    writer.begin(1, 0, 1);
    writer.write(large, 0, large.length);
    writer.end();
    writer.flush();
    FrameBody body = reader(new Trickle(sent.toByteArray(), 10_000)).next();
    byte[] arrived = new byte[large.length];
    body.read(arrived, 0, 1000);
    body.prove(300_000);
    body.read(arrived, 1000, 100_000);
    body.prove(large.length - 101_000);
    body.read(arrived, 101_000, large.length - 101_000);
    assertThat(arrived).isEqualTo(large);
    assertThatThrownBy(() -> body.prove(1)).isInstanceOf(WireException.class);
  }

  @Test
  void endInsideAFrameIsToldFromAnEndBetweenFrames() throws IOException {
    writer.begin(1, 0, 1);
    writer.writeLong(5);
    writer.end();
    writer.flush();
    byte[] whole = sent.toByteArray();
    assertThat(reader(new ByteArrayInputStream(new byte[0])).next()).isNull();
    for (int n = 1; n < whole.length; n++) {
      FrameReader reader = reader(new ByteArrayInputStream(whole, 0, n));
      assertThatThrownBy(() -> reader.next().readLong()).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void garbageIsNoFrame() {
    byte[] text =
        "Picked up JAVA_TOOL_OPTIONS: -Dx=y\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    FrameReader reader = reader(new ByteArrayInputStream(text));
    assertThatThrownBy(reader::next)
        .isInstanceOf(WireException.class)
        .hasMessageContaining("no frame");
  }

  @Test
  void negativeLengthsAndEndlessEmptyPiecesAreNoFrames() {
    byte[] negative = new byte[14];
    negative[0] = -1;
    assertThatThrownBy(reader(new ByteArrayInputStream(negative))::next)
        .isInstanceOf(WireException.class);
    byte[] empty = new byte[14];
    empty[5] = (byte) FrameFormat.MORE;
    assertThatThrownBy(reader(new ByteArrayInputStream(empty))::next)
        .isInstanceOf(WireException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 31, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void countsBeyondAnIntAreRefused(long count) throws IOException {
    writer.begin(1, 0, 1);
    for (long rest = count; rest != 0; rest >>>= 7) {
      writer.write((int) (rest & 0x7F) | (rest >>> 7 == 0 ? 0 : 0x80));
    }
    writer.end();
    writer.flush();
    FrameBody body = reader().next();
    assertThatThrownBy(body::readCount)
        .isInstanceOf(WireException.class)
        .hasMessage("A count is out of range");
  }

  @Test
  void bodiesBeyondTheLimitAreRefusedOnBothSides() throws IOException {
    Limits small = new Limits(100_000, 10, 10);
    writer.begin(1, 0, 1);
    writer.write(some(200_000), 0, 200_000);
    writer.end();
    writer.flush();
    FrameReader reader = new FrameReader(new ByteArrayInputStream(sent.toByteArray()), small);
    assertThatThrownBy(
            () -> {
              FrameBody body = reader.next();
              body.readBytes(200_000);
            })
        .isInstanceOf(WireException.class)
        .hasMessageContaining("100000");
    FrameWriter limited = new FrameWriter(new ByteArrayOutputStream(), small);
    limited.begin(1, 0, 1);
    assertThatThrownBy(() -> limited.write(some(200_000), 0, 200_000))
        .isInstanceOf(WireException.class);
  }

  @Test
  void aFrameInsideAnotherIsNoFrame() throws IOException {
    byte[] frames = new byte[30];
    frames[3] = 1;
    frames[5] = (byte) FrameFormat.MORE;
    frames[15 + 3] = 1;
    frames[15 + 4] = 9;
    FrameBody body = reader(new ByteArrayInputStream(frames)).next();
    body.read();
    assertThatThrownBy(body::read)
        .isInstanceOf(WireException.class)
        .hasMessageContaining("before the one before had ended");
  }

  @Test
  void smallFramesShareOneWrite() throws IOException {
    int[] writes = {0};
    var counting =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int n) {
            writes[0]++;
            super.write(bytes, from, n);
          }
        };
    FrameWriter batching = new FrameWriter(counting, Limits.WIDE);
    for (int i = 0; i < 100; i++) {
      batching.frame(1, 0, i);
    }
    assertThat(counting.size()).isZero();
    batching.flush();
    assertThat(writes[0]).isEqualTo(1);
  }

  @Test
  void misuseIsTold() throws IOException {
    assertThatThrownBy(writer::end).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> writer.begin(256, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.begin(1, 128, 0)).isInstanceOf(IllegalArgumentException.class);
    writer.begin(1, 0, 0);
    assertThatThrownBy(writer::flush).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> writer.begin(1, 0, 0)).isInstanceOf(IllegalStateException.class);
  }
}
