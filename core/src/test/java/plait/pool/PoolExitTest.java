package plait.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plait.testing.Behaviour;
import plait.testing.ChildJvm;

/** Pools and the end of the program. */
class PoolExitTest {
  @Test
  @Behaviour(119)
  void theProgramFinishesTheQueuedWorkAndEnds() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  var done = new java.util.concurrent.atomic.AtomicInteger();
                  for (var threads : java.util.List.of(plait.Threads.virtual(), plait.Threads.platform())) {
                    var pool = threads.pool(2);
                    for (int i = 0; i < 100; i++) {
                      pool.start(() -> { if (done.incrementAndGet() == 200) IO.println("all"); });
                    }
                  }
                }
                """)
            .run();
    assertThat(end.exitCode()).isZero();
    assertThat(end.err()).isEmpty();
    assertThat(end.out()).isEqualTo("all\n");
  }

  @Test
  void aDaemonPoolDelaysNothing() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  Threads.platform().daemon().pool(1)
                      .start(() -> new java.util.concurrent.CountDownLatch(1).await());
                }
                """)
            .run();
    assertThat(end.exitCode()).isZero();
    assertThat(end.err()).isEmpty();
  }
}
