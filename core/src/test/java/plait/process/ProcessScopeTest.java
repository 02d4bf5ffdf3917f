package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import plait.Action;
import plait.NotSendableException;
import plait.ProcessTask;
import plait.Processes;
import plait.Scope;
import plait.TargetFailedException;
import plait.Threads;
import plait.testing.FileGate;
import plait.testing.NoLeaks;

/** Processes that belong to a scope do not outlive its block. */
@ExtendWith(NoLeaks.class)
class ProcessScopeTest {
  private static Action stuck(FileGate begun) {
    return () -> {
      begun.open();
      while (true) {
        Thread.onSpinWait();
      }
    };
  }

  @Test
  void resultsComeAsFromThreads() {
    try (Scope scope = Threads.scope()) {
      var pid = scope.start(Processes.of(() -> ProcessHandle.current().pid()));
      var sum = scope.start(() -> 1 + 1);
      scope.join();
      assertThat(pid.join()).isNotEqualTo(ProcessHandle.current().pid());
      assertThat(sum.join()).isEqualTo(2);
    }
  }

  @Test
  void aFailureElsewhereEndsTheProcess() throws Exception {
    var begun = FileGate.closed();
    ProcessTask<?> process = Processes.of(stuck(begun));
    assertThatThrownBy(
            () -> {
              try (Scope scope = Threads.scope()) {
                scope.start(process);
                scope.start(() -> {
                  begun.await();
                  throw new IOException("no");
                });
              }
            })
        .isInstanceOf(TargetFailedException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(process.isCancelled()).isTrue();
    assertThat(process.exitCode()).isPresent();
  }

  @Test
  void itsFailureEndsTheScope() {
    assertThatThrownBy(
            () -> {
              try (Scope scope = Threads.scope()) {
                scope.start(
                    Processes.of(() -> {
                      throw new IOException("there");
                    }));
                scope.start(() -> new CountDownLatch(1).await());
              }
            })
        .isInstanceOf(TargetFailedException.class)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("there");
  }

  @Test
  void aScopeThatIsCancelledLeavesNoProcess() throws Exception {
    var begun = FileGate.closed();
    ProcessTask<?> process = Processes.of(stuck(begun));
    try (Scope scope = Threads.scope()) {
      scope.start(process);
      begun.await();
      scope.cancel();
    }
    assertThat(process.exitCode()).isPresent();
  }

  @Test
  void aProcessThatIsCancelledAloneIsNoFailure() throws Exception {
    var begun = FileGate.closed();
    ProcessTask<?> process = Processes.of(stuck(begun));
    try (Scope scope = Threads.scope()) {
      var member = scope.start(process);
      begun.await();
      process.cancel();
      await().until(member::isCancelled);
      scope.join();
    }
  }

  @Test
  void whatCannotBeSentIsRefusedAtTheStart() {
    var lock = new Object();
    try (Scope scope = Threads.scope()) {
      assertThatThrownBy(() -> scope.start(Processes.of(() -> lock.hashCode())))
          .isInstanceOf(NotSendableException.class);
      var once = Processes.of(() -> 1);
      assertThat(scope.start(once).join()).isEqualTo(1);
      assertThatThrownBy(() -> scope.start(once)).isInstanceOf(IllegalStateException.class);
    }
  }
}
