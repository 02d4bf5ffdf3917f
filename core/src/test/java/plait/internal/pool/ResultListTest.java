package plait.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It is a list like others, whatever is in it. */
class ResultListTest {
  private static @Nullable Object result(int kind, int n) {
    return switch (kind) {
      case 0 -> n;
      case 1 -> n * 10_000_000_000L;
      case 2 -> n == 7 ? -0.0 : n == 8 ? Double.NaN : n / 3.0;
      case 3 -> "text " + n;
      case 4 -> null;
      default -> n % 2 == 0;
    };
  }

  private static void check(List<@Nullable Object> expected) {
    List<@Nullable Object> results = new ResultList();
    for (Object result : expected) {
      assertThat(results.add(result)).isTrue();
    }
    assertThat(results).hasSameSizeAs(expected).isEqualTo(expected).hasSameHashCodeAs(expected);
    assertThat(expected).isEqualTo(results);
    assertThat(results.toArray()).isEqualTo(expected.toArray());
    assertThat(new ArrayList<>(results.reversed())).isEqualTo(expected.reversed());
    assertThat(results.stream().toList()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void resultsOfOneKind(int kind) {
    for (int size : new int[] {0, 1, 1023, 1024, 1025, 10_000}) {
      List<@Nullable Object> expected = new ArrayList<>();
      for (int n = 0; n < size; n++) {
        expected.add(result(kind, n));
      }
      check(expected);
    }
  }

  @Test
  void resultsOfManyKinds() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      List<@Nullable Object> expected = new ArrayList<>();
      int kind = 0;
      for (int n = 0; n < 3000; n++) {
        kind = random.nextInt(500) == 0 ? random.nextInt(6) : kind;
        expected.add(result(kind, n));
      }
      check(expected);
    }
  }

  @Test
  void thereIsNothingBeyondItsEnd() {
    List<@Nullable Object> results = new ResultList();
    results.add(1);
    assertThatThrownBy(() -> results.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> results.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void itIsSerializedAsAListOfTheJdk() throws Exception {
    List<@Nullable Object> results = new ResultList();
    for (int n = 0; n < 2000; n++) {
      results.add(n);
    }
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(results);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isInstanceOf(ArrayList.class).isEqualTo(results);
    }
  }
}
