package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code plait run --deadlocks}. */
class DeadlocksTest extends LauncherTest {
  private static final String BOTH_ORDERS =
      """
      import module plait;

      class BothOrders {
        static final RLock first = Threads.lock("first");
        static final RLock second = Threads.lock("second");
        static volatile boolean ready;

        static void take(RLock outer, RLock inner) {
          try (var one = outer.hold(); var two = inner.hold()) {
            ready = true;
          }
        }

        static void main() {
          var one = Threads.start(() -> take(first, second));
          var two = Threads.start(() -> {
            while (!ready) {
              Thread.yield();
            }
            take(second, first);
          });
          one.join();
          two.join();
        }
      }
      """;

  private static final String HANGS =
      """
      class Hangs {
        static final Object lock = new Object();

        static void main() throws InterruptedException {
          synchronized (lock) {
            lock.wait();
          }
        }
      }
      """;

  @Test
  void locksOfPlaitInBothOrdersAreTheExitCode() {
    shell.source("BothOrders.java", BOTH_ORDERS);
    Shell.Result result = shell.plait("run", "--deadlocks", "BothOrders.java");
    assertThat(result.err())
        .contains("LOCK ORDER 1: BothOrders.")
        .contains("at BothOrders.take(BothOrders.java:9)")
        .contains("no dead-lock, 1 way to get into one");
    assertThat(result.exitCode()).isEqualTo(66);
  }

  @Test
  void aProgramThatHangsCanBeEnded() {
    shell.source("Hangs.java", HANGS);
    Shell.Result result = shell.plait("run", "--deadlocks=halt", "Hangs.java");
    assertThat(result.err()).contains("NOBODY LEFT 1: ").contains("at Hangs.main(Hangs.java:6)");
    assertThat(result.exitCode()).isEqualTo(66);
  }
}
