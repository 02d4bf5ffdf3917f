package plait.sharedlock;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import plait.ProcessTask;
import plait.WorkerDiedException;

/** Tasks that lose their process. */
final class Killed {
  private static final Duration LONG = Duration.ofSeconds(60);

  private Killed() {}

  /** Kills the process of a task and waits until it is gone. */
  static void kill(ProcessTask<?> task) {
    task.kill();
    assertThatThrownBy(() -> task.join(LONG)).hasCauseInstanceOf(WorkerDiedException.class);
  }
}
