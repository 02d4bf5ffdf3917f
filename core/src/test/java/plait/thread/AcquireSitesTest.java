package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static plait.testing.Patience.await;

import org.junit.jupiter.api.Test;
import plait.CountingSemaphore;
import plait.DeadlockException;
import plait.RLock;
import plait.Task;
import plait.Threads;
import plait.testing.ChildJvm;

/** What the report of a deadlock says about where locks were taken. */
class AcquireSitesTest {
  private final CountingSemaphore permit = Threads.semaphore(1);
  private final RLock lock = Threads.lock();

  private static int line() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  private static DeadlockException refusal(Runnable act) {
    return catchThrowableOfType(DeadlockException.class, act::run);
  }

  private static String at(String method, int line) {
    return "plait.thread.AcquireSitesTest." + method + "(AcquireSitesTest.java:" + line + ")";
  }

  private Task<?> startWaiting() {
    var task = Threads.start(() -> lock.hold().close());
    await().until(() -> lock.waiters() == 1);
    return task;
  }

  private void takeAgain() {
    permit.acquire();
  }

  @Test
  void namesTheLineInAnOuterFrame() {
    int line = line() + 1;
    try (var _ = permit.hold()) {
      assertThat(refusal(this::takeAgain))
          .hasMessageContaining(at("namesTheLineInAnOuterFrame", line) + "\n")
          .hasMessageContaining("plait.thread.AcquireSitesTest.takeAgain(");
    }
  }

  @Test
  void leavesOutWhatWasGivenBackAndWhatIsOfAnotherKind() {
    try (var _ = permit.hold()) {
      assertThat(permit.permits()).isZero();
    }
    int line = line() + 1;
    try (var _ = permit.hold()) {
      try (var _ = lock.hold()) {
        assertThat(refusal(this::takeAgain).getMessage())
            .contains(at("leavesOutWhatWasGivenBackAndWhatIsOfAnotherKind", line) + "\n");
      }
    }
  }

  @Test
  void understandsLockTryFinally() {
    lock.lock();
    try {
      assertThat(lock.isLocked()).isTrue();
    } finally {
      lock.unlock();
    }
    int line = line() + 1;
    lock.lock();
    try {
      var task = startWaiting();
      assertThat(refusal(task::join))
          .hasMessageContaining(at("understandsLockTryFinally", line) + "\n");
    } finally {
      lock.unlock();
    }
  }

  @Test
  void listsAllThatComeIntoQuestion() {
    RLock other = Threads.lock();
    int line = line() + 1;
    try (var _ = lock.hold()) {
      try (var _ = other.hold()) {
        var task = startWaiting();
        assertThat(refusal(task::join))
            .hasMessageContaining("taken in one of these places: ")
            .hasMessageContaining(at("listsAllThatComeIntoQuestion", line))
            .hasMessageContaining(at("listsAllThatComeIntoQuestion", line + 1));
      }
    }
  }

  @Test
  void namesTheLineOfCompactSourceFile() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  var lock = Threads.lock("mine");
                  try (var _ = lock.hold()) {
                    var task = Threads.start(() -> lock.hold().close());
                    while (lock.waiters() == 0) Thread.onSpinWait();
                    task.join();
                  } catch (DeadlockException e) {
                    IO.println(e.getMessage());
                  }
                }
                """)
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out()).contains("RLock mine at Main.", "taken at Main.main(Main.java:5)");
  }

  @Test
  void standstillOnLocksAndFriendsIsTold() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  var semaphore = Threads.semaphore("slots", 0);
                  var never = Threads.event("never");
                  Threads.start(() -> fails(never::await)).await();
                  fails(Threads.latch("closed", 1)::await);
                  fails(semaphore::acquire);
                  fails(Threads.barrier(2)::await);
                  var changed = Threads.condition("changed");
                  try (var _ = changed.hold()) {
                    fails(changed::await);
                    IO.println(changed.lock().isHeldByCurrentThread());
                  }
                }

                static void fails(Runnable wait) {
                  try {
                    wait.run();
                  } catch (DeadlockException e) {
                    IO.println(e.getMessage().lines().findFirst().orElseThrow());
                  }
                }
                """)
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out())
        .contains("Event never", "Latch closed", "slots", "Barrier barrier-1", "changed", "true");
  }
}
