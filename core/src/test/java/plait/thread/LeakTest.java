package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/**
 * What has ended or was given up leaves nothing behind: after 20,000 rounds the heap comes back to
 * where it was, give or take sixteen bytes per round, or the program does not end in time.
 */
class LeakTest {
  private static final String HEAP =
      """
      static final int MANY = 20_000;

      static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      }

      static void awaitHeapOf(long before) throws Exception {
        while (used() > before + 16L * MANY) {
          Thread.sleep(20); // cleaners need a moment
        }
      }
      """;

  private static End run(String program) throws Exception {
    return ChildJvm.ofSource(HEAP + program).options("-Xmx64m", "-XX:+UseSerialGC").run();
  }

  private static void assertSays(String said, String program) throws Exception {
    assertThat(run(program)).isEqualTo(new End(0, said + "\n", ""));
  }

  @Test
  void endedTasksAreNotListed() throws Exception {
    assertSays(
        "1",
        """
        void main() throws Exception {
          Threads.start(() -> 1).join();
          long before = used();
          for (int i = 0; i < MANY; i++) {
            byte[] ballast = new byte[1000];
            Threads.start(() -> ballast).join();
          }
          awaitHeapOf(before);
          IO.println(Task.all().size());
        }
        """);
  }

  @Test
  void timedJoinsLeaveNothingAtTheTask() throws Exception {
    assertSays(
        "false",
        """
        void main() throws Exception {
          Event go = Threads.event();
          Task<?> slow = Threads.start(() -> go.await());
          Task<?> holder = Threads.start(() -> go.await()); // the oldest that waits stays
          boolean ended = slow.await(java.time.Duration.ofNanos(1));
          long before = used();
          for (int i = 0; i < MANY; i++) {
            ended |= slow.await(java.time.Duration.ofNanos(1));
            ended |= Tasks.split(java.util.List.of(slow, holder), java.time.Duration.ofNanos(1))
                .notDone().isEmpty();
          }
          awaitHeapOf(before);
          go.set();
          slow.join();
          IO.println(ended);
        }
        """);
  }

  @Test
  void streamsOfCompletionsThatAreDroppedLeaveNothingAtTheTasks() throws Exception {
    assertSays(
        "true",
        """
        void main() throws Exception {
          Event go = Threads.event();
          Task<String> slow = Threads.start(() -> { go.await(); return "slow"; });
          Task<String> fast = Threads.start(() -> "fast");
          boolean found = Tasks.asCompleted(java.util.List.of(slow, fast)).findFirst().isPresent();
          long before = used();
          for (int i = 0; i < MANY; i++) {
            found &= Tasks.asCompleted(java.util.List.of(slow, fast)).findFirst().isPresent();
          }
          awaitHeapOf(before);
          go.set();
          slow.join();
          IO.println(found);
        }
        """);
  }

  @Test
  void cancelledTimersAndClosedScopesLeaveNothing() throws Exception {
    assertSays(
        "1",
        """
        void main() throws Exception {
          java.time.Duration far = java.time.Duration.ofHours(1);
          CancelToken token = Threads.cancelToken();
          Threads.token(token).after(far, () -> 1).cancel();
          long before = used();
          for (int i = 0; i < MANY; i++) {
            byte[] ballast = new byte[1000];
            Threads.token(token).after(far, () -> ballast).cancel();
            try (Scope scope = Threads.scope().deadline(far)) {
              scope.start(() -> ballast.length);
            }
          }
          awaitHeapOf(before);
          IO.println(Task.all().size());
        }
        """);
  }

  @Test
  void platformThreadsGoWithTheirTasks() throws Exception {
    assertSays(
        "true",
        """
        void main() throws Exception {
          Threads.start(() -> 1).join(); // the JDK makes a thread for the first virtual one
          Threads.platform().start(() -> 1).join();
          var threads = java.lang.management.ManagementFactory.getThreadMXBean();
          int before = threads.getThreadCount();
          for (int i = 0; i < 200; i++) {
            Threads.platform().start(() -> 1).join();
          }
          while (threads.getThreadCount() > before) {
            Thread.sleep(5);
          }
          IO.println(true);
        }
        """);
  }
}
