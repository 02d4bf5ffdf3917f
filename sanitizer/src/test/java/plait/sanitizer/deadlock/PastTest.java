package plait.sanitizer.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastTest {
  @Test
  void knowsEachThreadUpToAnEpoch() {
    Past past = Past.NONE.with(3, 5).with(1, 2);
    assertThat(past.has(3, 5)).isTrue();
    assertThat(past.has(3, 6)).isFalse();
    assertThat(past.has(1, 0)).isTrue();
    assertThat(past.has(2, 0)).isFalse();
  }

  @Test
  void isMergedByTheLaterEpochs() {
    Past past = Past.NONE.with(3, 5).with(1, 2).and(Past.NONE.with(1, 4).with(2, 1));
    assertThat(past.has(1, 4)).isTrue();
    assertThat(past.has(1, 5)).isFalse();
    assertThat(past.has(2, 1)).isTrue();
    assertThat(past.has(3, 5)).isTrue();
  }

  @Test
  void whatIsForgottenCountsAsBefore() {
    Past past = Past.NONE;
    for (int thread = 1; thread <= 2000; thread++) {
      past = past.with(thread, 1);
    }
    assertThat(past.has(1, 9)).isTrue();
    assertThat(past.has(2000, 1)).isTrue();
    assertThat(past.has(2000, 2)).isFalse();
    assertThat(past.has(2001, 0)).isFalse();
  }
}
