package plait.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs jcstress over the edges of the memory model, and over a race that it has to see. */
class MemoryModelTest {
  private static final String CONTROL = "plait\\.stress\\.control\\..*";
  private static final int MOST_TRIES = 10;

  @Test
  void noForbiddenOutcome() throws Exception {
    var report = Jcstress.run("memory", "plait\\.stress\\.memory\\..*");

    assertThat(report.exitCode()).as(report.output()).isZero();
    assertThat(report.output())
        .as("a test that does not run would pass")
        .doesNotContain("would not run")
        .containsPattern(
            "Results: ([1-9]\\d*) planned; \\1 passed, 0 failed, 0 soft errs, 0 hard errs");
  }

  /** It takes two threads that run at the same time: a busy machine may need more than one try. */
  @Test
  void aRaceIsSeen() throws Exception {
    var report = Jcstress.run("control", CONTROL);
    for (int tries = 1; report.exitCode() == 0 && tries < MOST_TRIES; tries++) {
      report = Jcstress.run("control", CONTROL);
    }

    assertThat(report.exitCode()).as(report.output()).isNotZero();
    assertThat(report.output()).contains("LostUpdate").contains("Observed forbidden state");
  }
}
