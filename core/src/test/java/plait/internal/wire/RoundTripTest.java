package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes in comes out: equal, and of the same class. */
@SuppressWarnings("JdkObsolete") // LinkedLists travel too
class RoundTripTest {
  record Point(int x, long y) {}

  record All(boolean z, byte b, short s, char c, int i, long j, float f, double d, Object o) {}

  record Pair<A, B>(A first, B second) {}

  record Empty() {}

  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "green";
      }
    }
  }

  static final class Plain implements Serializable {
    final int number;
    final Point record = new Point(1, 2);
    final Map<String, Object> map = new HashMap<>(Map.of("point", new Point(3, 4)));
    final Optional<Point> optional = Optional.of(new Point(5, 6));
    transient String leftOut = "x";

    Plain(int number) {
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Plain p
          && p.number == number
          && p.record.equals(record)
          && p.map.equals(map)
          && p.optional.equals(optional);
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  static Stream<Object> values() {
    return Stream.of(
            numbers(), texts(), times(), collections(), unmodifiable(), records(), fallbacks())
        .flatMap(each -> each);
  }

  private static Stream<Object> numbers() {
    return Stream.of(
        true,
        false,
        (byte) -1,
        (short) -300,
        'x',
        '\uFFFF',
        0,
        -1,
        63,
        64,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1.5f,
        Float.NaN,
        -0.0,
        Double.NaN,
        new BigInteger("-123456789012345678901234567890"),
        new BigDecimal("1.2300"));
  }

  private static Stream<Object> texts() {
    return Stream.of(
        "",
        "a",
        "plain",
        "h\u00e9llo",
        "\u65e5\u672c\u8a9e",
        "half a pair: \uD800 end",
        "x".repeat(100_000),
        "\u65e5".repeat(100_000),
        new UUID(1, -2),
        Locale.CANADA_FRENCH);
  }

  private static Stream<Object> times() {
    return Stream.of(
        Duration.ofSeconds(-5, 7),
        Instant.MIN,
        Instant.ofEpochSecond(1, 999_999_999),
        LocalDate.of(-44, 3, 15),
        LocalTime.MAX,
        LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1),
        ZonedDateTime.of(2024, 2, 29, 12, 0, 0, 1, ZoneId.of("Europe/Berlin")),
        DayOfWeek.FRIDAY,
        TimeUnit.DAYS);
  }

  private static Stream<Object> collections() {
    return Stream.of(
        new ArrayList<>(Arrays.asList(1, null, "x")),
        new LinkedList<>(List.of(1, 2)),
        new HashSet<>(Arrays.asList(1, null)),
        new LinkedHashSet<>(List.of(3, 1, 2)),
        new TreeSet<>(List.of(3, 1, 2)),
        new CopyOnWriteArrayList<>(List.of(1)),
        new HashMap<>(Map.of("k", List.of(1), "l", Set.of())),
        new LinkedHashMap<>(Map.of(1, 2)),
        new TreeMap<>(Map.of("b", 1, "a", 2)),
        new ConcurrentHashMap<>(Map.of(1, new Point(1, 1))),
        new EnumMap<>(Map.of(Colour.RED, 1)),
        EnumSet.of(Colour.GREEN),
        List.of(),
        List.of(1),
        List.of(1, 2, 3),
        Set.of(),
        Set.of("one"),
        Set.of(1, 2, 3),
        Map.of(),
        Map.of(1, 2),
        Map.of(1, 2, 3, 4, 5, 6),
        Arrays.asList(1, null),
        Stream.of(1, null).toList());
  }

  private static Stream<Object> unmodifiable() {
    return Stream.of(
        Collections.emptyList(),
        Collections.emptySet(),
        Collections.emptyMap(),
        Collections.singletonList(null),
        Collections.singleton(1),
        Collections.singletonMap("k", null),
        Collections.unmodifiableList(new ArrayList<>(List.of(1))),
        Collections.unmodifiableList(new LinkedList<>(List.of(1))),
        Collections.unmodifiableSet(new HashSet<>(Arrays.asList(1, null))),
        Collections.unmodifiableMap(new HashMap<>(Map.of(1, 2))),
        Collections.synchronizedList(new ArrayList<>(List.of(new Point(1, 2)))),
        Optional.empty(),
        Optional.of(new Point(1, 2)),
        OptionalInt.of(4),
        OptionalLong.empty(),
        OptionalDouble.of(0.1));
  }

  private static Stream<Object> records() {
    return Stream.of(
        new Empty(),
        new Point(-1, Long.MIN_VALUE),
        new All(true, (byte) 1, (short) 2, 'c', 4, 5, 6, 7, null),
        new All(false, (byte) -1, (short) -2, '\u1234', -4, -5, -6, -7, List.of(new Point(1, 2))),
        new Pair<>(new Pair<>(1, "one"), Optional.of(Colour.GREEN)),
        Colour.RED,
        Colour.GREEN,
        String.class,
        int.class,
        void.class,
        int[][].class,
        Point[].class,
        Map.Entry.class);
  }

  private static Stream<Object> fallbacks() {
    BitSet bits = new BitSet();
    bits.set(70);
    return Stream.of(bits, new Plain(4), List.of(new Plain(1), new Plain(2)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valueArrivesEqual(Object value) throws Exception {
    Object arrived = Trip.of(value);
    assertThat(arrived).isEqualTo(value);
    assertThat(arrived.getClass().getName().replace("List12", "ListN").replace("Set12", "SetN"))
        .isEqualTo(value.getClass().getName().replace("List12", "ListN").replace("Set12", "SetN"));
  }

  @Test
  void nullArrives() throws Exception {
    assertThat(Trip.<Object>of(null)).isNull();
  }

  @Test
  void arraysArrive() throws Exception {
    Object[] all = {
      new boolean[] {true, false},
      "bytes".getBytes(StandardCharsets.UTF_8),
      new short[] {1, -1},
      new char[] {'a', '\uFFFF'},
      new int[] {1, Integer.MIN_VALUE},
      new long[] {1, Long.MIN_VALUE},
      new float[] {1, Float.NaN},
      new double[] {1, Double.MIN_VALUE},
      new int[0],
      new int[][] {{1}, null, {2, 3}},
      new Point[] {new Point(1, 2), null},
      new String[][] {{"a"}, {}},
      new Object[0]
    };
    Object[] arrived = Trip.of(all);
    assertThat(Arrays.deepEquals(arrived, all)).isTrue();
    for (int i = 0; i < all.length; i++) {
      assertThat(arrived[i].getClass()).isSameAs(all[i].getClass());
    }
  }

  @Test
  void longArraysArrive() throws Exception {
    double[] doubles = new double[3_000_001];
    Arrays.setAll(doubles, i -> i / 3.0);
    assertThat(Trip.<double[]>of(doubles)).isEqualTo(doubles);
    byte[] bytes = new byte[40_000_003];
    Arrays.fill(bytes, 20_000_000, 20_000_100, (byte) 7);
    bytes[bytes.length - 1] = 1;
    assertThat(Arrays.equals(Trip.<byte[]>of(bytes), bytes)).isTrue();
  }

  @Test
  void arraysWhoseElementsStraddleChunksArrive() throws Exception {
    Object[] mixed = new Object[3000];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = i % 3 == 0 ? new long[i % 100] : i % 3 == 1 ? new char[i % 77] : "text" + i;
    }
    assertThat(Arrays.deepEquals(Trip.<Object[]>of(mixed), mixed)).isTrue();
  }

  @Test
  void manyRecordsArrive() throws Exception {
    List<Pair<Point, String>> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(new Pair<>(new Point(i, -i), "name" + i % 500));
    }
    assertThat(Trip.<List<?>>of(many)).isEqualTo(many);
  }

  @Test
  void dequeArrives() throws Exception {
    var queue = new java.util.ArrayDeque<>(List.of(3, 1, 2));
    assertThat(Trip.<java.util.ArrayDeque<Integer>>of(queue)).containsExactly(3, 1, 2);
  }

  @Test
  void comparatorTravelsWithItsCollection() throws Exception {
    Comparator<Point> byY = (Comparator<Point> & Serializable) (a, b) -> Long.compare(b.y(), a.y());
    TreeSet<Point> set = new TreeSet<>(byY);
    set.addAll(List.of(new Point(1, 1), new Point(2, 2)));
    TreeSet<Point> arrived = Trip.of(set);
    arrived.add(new Point(3, 3));
    assertThat(arrived.first()).isEqualTo(new Point(3, 3));
    PriorityQueue<Point> queue = new PriorityQueue<>(set);
    assertThat(Trip.<PriorityQueue<Point>>of(queue).peek()).isEqualTo(new Point(2, 2));
  }

  @Test
  void sharedObjectsStaySharedAndCyclesClose() throws Exception {
    List<Object> shared = new ArrayList<>();
    Object[] all = {shared, shared, new Pair<>(shared, null), null};
    all[3] = all;
    shared.add(all);
    Object[] arrived = Trip.of(all);
    assertThat(arrived[0]).isSameAs(arrived[1]);
    assertThat(((Pair<?, ?>) arrived[2]).first()).isSameAs(arrived[0]);
    assertThat(arrived[3]).isSameAs(arrived);
    assertThat(((List<?>) arrived[0]).getFirst()).isSameAs(arrived);
  }

  @Test
  void sharingDoesNotMultiply() throws Exception {
    Object tree = new Empty();
    for (int i = 0; i < 60; i++) {
      tree = new Pair<>(tree, tree);
    }
    assertThat(Trip.with(Trust.open()).packer().pack(tree).size()).isLessThan(1000);
    Pair<?, ?> arrived = Trip.of(tree);
    assertThat(arrived.first()).isSameAs(arrived.second());
  }
}
