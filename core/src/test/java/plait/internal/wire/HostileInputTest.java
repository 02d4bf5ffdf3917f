package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.Fn;

/**
 * Whatever bytes come, reading ends in a value or a {@link WireException}, soon and in bounded
 * memory.
 */
class HostileInputTest {
  record Point(int x, String name, List<Object> more) {}

  enum Colour {
    RED,
    GREEN
  }

  private static final Limits LIMITS = new Limits(1 << 20, 200, 100_000);
  private static final int ROUNDS = 20_000;

  private static List<Object> samples() {
    Map<String, Object> map = new HashMap<>(Map.of("a", 1, "b", List.of(2L, 3.0)));
    Fn<Integer, Integer> lambda = x -> x + map.size();
    Object[] cycle = {null, "cycle", new int[] {1, 2, 3}};
    cycle[0] = cycle;
    BitSet bits = new BitSet();
    bits.set(100);
    return List.of(
        new Point(1, "name", List.of(Colour.GREEN, Optional.of(new Point(2, "name", List.of())))),
        map,
        lambda,
        cycle,
        new double[100],
        new IllegalStateException("x", new IOException("y")),
        List.of(bits, Duration.ofSeconds(1), String.class, int[][].class),
        new ArrayList<>(List.of("\u65e5\u672c", new String[] {"a", "b"})));
  }

  private static Trip trip(Trust trust) {
    return new Trip(Trip.SAME, Trip.SAME, LIMITS, trust);
  }

  private static void readAnything(Trip trip, byte[] frame, long seed) {
    try {
      trip.receive(frame);
    } catch (WireException | EOFException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    } catch (Throwable other) {
      throw new AssertionError("Seed " + seed, other);
    }
  }

  private static long seed() {
    return Long.getLong("plait.seed", System.nanoTime());
  }

  private static byte[] framed(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(out, LIMITS);
    writer.begin(1, 0, 1);
    writer.write(body, 0, body.length);
    writer.end();
    writer.flush();
    return out.toByteArray();
  }

  @Test
  void randomBytesAreReadOrRefused() throws IOException {
    long seed = seed();
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = new byte[random.nextInt(200)];
      random.nextBytes(body);
      readAnything(trip(Trust.open()), random.nextBoolean() ? body : framed(body), seed);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void damagedMessagesAreReadOrRefused(boolean isOpen) throws IOException {
    long seed = seed();
    Random random = new Random(seed);
    Trust trust = isOpen ? Trust.open() : Trust.only(List.of());
    for (Object sample : samples()) {
      Trip sender = trip(trust);
      byte[] good = sender.bytes(sender.packer().pack(sample));
      for (int i = 0; i < ROUNDS / 8; i++) {
        readAnything(trip(trust), damaged(good, random), seed);
      }
    }
  }

  /** A copy with some bytes changed, or cut off, the header of the frame left as it is or not. */
  private static byte[] damaged(byte[] good, Random random) {
    byte[] bytes = good.clone();
    int from = random.nextInt(10) == 0 ? 0 : 14;
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = from + random.nextInt(bytes.length - from);
      bytes[at] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) 0xFF;
            case 1 -> (byte) random.nextInt(40);
            case 2 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            default -> (byte) random.nextInt();
          };
    }
    return random.nextInt(5) == 0
        ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))
        : bytes;
  }

  /** A message of which only the beginning comes. */
  private static byte[] message(int... bytes) throws IOException {
    byte[] body = new byte[bytes.length + 7];
    body[0] = 0; // no definitions
    body[1] = 0; // nothing beside
    body[2] = (byte) 0xFF; // a long value
    body[3] = (byte) 0xFF;
    body[4] = 0x0F;
    int at = 5;
    for (int each : bytes) {
      body[at++] = (byte) each;
    }
    return framed(java.util.Arrays.copyOf(body, at));
  }

  @Test
  void announcedLengthsAloneAllocateLittle() throws Exception {
    int[] half = {0xFF, 0xFF, 0xFF, 0xFF, 0x03}; // about a billion
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int tag :
        new int[] {
          Tag.BYTES,
          Tag.BOOLEANS,
          Tag.CHARS,
          Tag.INTS,
          Tag.LONGS,
          Tag.DOUBLES,
          Tag.LATIN1,
          Tag.UTF16
        }) {
      byte[] frame = message(tag, half[0], half[1], half[2], half[3], half[4], 1, 2, 3);
      long before = threads.getCurrentThreadAllocatedBytes();
      assertThatThrownBy(() -> trip(Trust.open()).receive(frame)).isInstanceOf(WireException.class);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(40_000_000);
    }
    for (int[] head :
        new int[][] {
          {Tag.COLLECTION, 0}, {Tag.COLLECTION, 16}, {Tag.MAP, 0}, {Tag.ARRAY, 0, 0, 5}
        }) {
      int[] all = java.util.Arrays.copyOf(head, head.length + 5);
      System.arraycopy(half, 0, all, head.length, 5);
      byte[] frame = message(all);
      long before = threads.getCurrentThreadAllocatedBytes();
      assertThatThrownBy(() -> trip(Trust.open()).receive(frame)).isInstanceOf(WireException.class);
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000_000);
    }
  }

  @Test
  void bytesCountForOneContainerOnly() throws Exception {
    // lists in lists, each of which claims all that is left of the message
    int[] nested = new int[60_000];
    for (int i = 0; i + 4 < 600; i += 4) {
      nested[i] = Tag.COLLECTION;
      nested[i + 1] = 16;
      nested[i + 2] = 0xF0;
      nested[i + 3] = 0x7F;
    }
    assertThatThrownBy(() -> trip(Trust.open()).receive(message(nested)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void arraysThatDidNotComeBesideAreNotReferredTo() throws Exception {
    assertThatThrownBy(() -> trip(Trust.open()).receive(message(Tag.ANNEX, 0)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("did not come");
    assertThatThrownBy(() -> trip(Trust.open()).receive(framed(new byte[] {0, 1, 2, Tag.ANNEX, 0})))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("did not come");
  }

  @Test
  void depthAndCountAreLimited() throws Exception {
    Object deep = "x";
    for (int i = 0; i < 300; i++) {
      deep = new Object[] {deep};
    }
    byte[] tooDeep = packed(deep);
    assertThatThrownBy(() -> trip(Trust.open()).receive(tooDeep))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("200 levels");
    byte[] tooMany = packed(new Object[200_000]);
    assertThat(trip(Trust.open()).receive(tooMany)).isNotNull();
    byte[] objects = packed(IntStream.range(0, 120_000).mapToObj(i -> new int[0]).toArray());
    assertThatThrownBy(() -> trip(Trust.open()).receive(objects))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("100000 objects");
  }

  private static byte[] packed(Object value) throws IOException {
    Trip wide = Trip.with(Trust.open());
    return wide.bytes(wide.packer().pack(value));
  }

  @Test
  void aSpoiledValueDoesNotSpoilTheLink() throws Exception {
    Trip trip = trip(Trust.open());
    byte[] unknown = message(Tag.RECORD, 77);
    assertThatThrownBy(() -> trip.receive(unknown)).isInstanceOf(WireException.class);
    assertThat(trip.send(new Point(1, "x", List.of()))).isEqualTo(new Point(1, "x", List.of()));
  }
}
