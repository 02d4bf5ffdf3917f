package plait.sanitizer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final int SLOTS = 100;

  private static int[] some(Random random) {
    int[] times = new int[SLOTS];
    for (int i = 0; i < SLOTS; i++) {
      times[i] = i / 16 % 2 == 0 ? 5 : random.nextInt(10);
    }
    return times;
  }

  private static int[][] of(int[] times) {
    int[][] made = Times.NONE;
    for (int i = 0; i < times.length; i++) {
      made = Times.with(made, i, times[i]);
    }
    return made;
  }

  @Test
  void areThoseOfAnArray() {
    var random = new Random(1);
    for (int round = 0; round < 200; round++) {
      int[] a = some(random);
      int[] b = some(random);
      int slot = random.nextInt(SLOTS);
      int time = random.nextInt(20);
      boolean includes = true;
      int[][] both = Times.join(of(a), of(b), slot, time);
      for (int i = 0; i < SLOTS; i++) {
        includes &= a[i] >= b[i];
        int expected = Math.max(a[i], b[i]);
        assertThat(Times.at(both, i)).isEqualTo(i == slot ? Math.max(expected, time) : expected);
      }
      assertThat(Times.includes(of(a), of(b))).isEqualTo(includes);
      assertThat(Times.includes(both, of(a))).isTrue();
      assertThat(Times.includes(both, of(b))).isTrue();
    }
  }

  @Test
  void areTheSameObjectWhenNothingIsNew() {
    int[][] times = of(some(new Random(2)));
    assertThat(Times.join(times, Times.with(Times.NONE, 40, 1), 3, 1)).isSameAs(times);
    assertThat(Times.join(times, times, 3, 0)).isSameAs(times);
  }

  @Test
  void shareThePiecesThatOneOfTwoKnows() {
    int[][] one = Times.with(Times.NONE, 3, 7);
    int[][] two = Times.with(Times.NONE, 20, 9);
    int[][] both = Times.join(one, two, 50, 1);
    assertThat(both[0]).isSameAs(one[0]);
    assertThat(both[1]).isSameAs(two[1]);
  }

  @Test
  void endSomewhere() {
    int[][] times = Times.with(Times.NONE, 3, 7);
    assertThat(Times.at(times, 500)).isZero();
    assertThat(Times.includes(times, Times.with(times, 500, 1))).isFalse();
    assertThat(Times.includes(Times.with(times, 500, 1), times)).isTrue();
  }
}
