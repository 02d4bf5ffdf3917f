package plait.sanitizer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final int LENGTH = 40;

  private final ThreadState state = new ThreadState(new ThreadInfo(1, false, "", null, null), null);

  @Test
  void hasNothingThatWasNotUsed() {
    var random = new Random(3);
    for (int round = 0; round < 2000; round++) {
      Stretch known = null;
      var used = new BitSet();
      for (int i = 0; i < 6; i++) {
        int first = random.nextInt(LENGTH);
        int step = 1 + random.nextInt(3);
        int end = first + step * random.nextInt(10) + 1;
        if (known != null && known.has(first, end, step)) {
          assertThat(each(first, end, step)).allMatch(used::get);
        }
        each(first, end, step).forEach(used::set);
        known = Stretch.with(known, state.epoch, first, end, step);
        assertThat(known.has(first, end, step)).isTrue();
        assertThat(known.isOf(state)).isTrue();
      }
    }
  }

  private static List<Integer> each(int first, int end, int step) {
    return IntStream.iterate(first, i -> i < end, i -> i + step).boxed().toList();
  }

  @Test
  void growsWithElementsThatFollow() {
    Stretch known = Stretch.with(null, state.epoch, 10, 20, 1);
    assertThat(known.has(5, 20, 1)).isFalse();
    known = Stretch.with(known, state.epoch, 5, 10, 1);
    known = Stretch.with(known, state.epoch, 20, 30, 1);
    assertThat(known.has(5, 30, 1)).isTrue();
    assertThat(known.has(6, 30, 2)).isTrue();
    assertThat(known.has(5, 31, 1)).isFalse();
  }

  @Test
  void isOfOneTime() {
    Stretch known = Stretch.with(null, state.epoch, 0, 20, 1);
    state.marked = true;
    Clock _ = state.release();
    assertThat(known.isOf(state)).isFalse();
  }
}
