package plait.sanitizer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadStateTest {
  private static long threads;

  private static ThreadState bornWith(Clock birth) {
    return new ThreadState(new ThreadInfo(++threads, false, "", null, null), birth);
  }

  /** What an access is marked with. */
  private static long access(ThreadState state) {
    state.marked = true;
    return state.epoch;
  }

  @Test
  void knowsWhatItsBrotherReleasedAndWhatBothWereBornWith() {
    ThreadState parent = bornWith(null);
    long beforeBoth = access(parent);
    Clock birth = parent.release();
    ThreadState brother = bornWith(birth);
    ThreadState younger = bornWith(birth);
    long betweenBirths = access(parent);
    ThreadState youngest = bornWith(parent.release());
    long afterBirths = access(parent);
    long released = access(brother);
    Clock clock = brother.release();
    long kept = access(brother);
    for (ThreadState state : new ThreadState[] {younger, youngest}) {
      assertThat(state.knows(released)).isFalse();
      state.acquire(clock);
      assertThat(state.knows(beforeBoth)).isTrue();
      assertThat(state.knows(betweenBirths)).isEqualTo(state == youngest);
      assertThat(state.knows(afterBirths)).isFalse();
      assertThat(state.knows(released)).isTrue();
      assertThat(state.knows(kept)).isFalse();
    }
  }

  @Test
  void forgetsNothingWhenItLearnsFromBrothersAndOthers() {
    ThreadState parent = bornWith(null);
    Clock birth = parent.release();
    ThreadState brother = bornWith(birth);
    ThreadState stranger = bornWith(null);
    ThreadState state = bornWith(birth);
    long ofStranger = access(stranger);
    state.acquire(stranger.release());
    long ofBrother = access(brother);
    state.acquire(brother.release());
    assertThat(state.knows(ofStranger)).isTrue();
    assertThat(state.knows(ofBrother)).isTrue();
    long own = access(state);
    ThreadState late = bornWith(birth);
    late.acquire(state.release());
    assertThat(late.knows(ofStranger)).isTrue();
    assertThat(late.knows(ofBrother)).isTrue();
    assertThat(late.knows(own)).isTrue();
  }
}
