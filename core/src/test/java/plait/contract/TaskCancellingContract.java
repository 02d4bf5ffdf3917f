package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.WaitInterruptedException;
import plait.testing.Behaviour;

/** How tasks are cancelled, by themselves and by tokens, wherever their bodies run. */
abstract class TaskCancellingContract {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(30);

  abstract ThreadSettings threads();

  private static void block(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }

  @Test
  @Behaviour(96)
  void cancelTellsWhetherItDidIt() {
    var never = new AtomicInteger();
    var unstarted = threads().of(() -> never.incrementAndGet());
    assertThat(unstarted.cancel()).isTrue();
    assertThat(unstarted.cancel()).isFalse();
    assertThatThrownBy(unstarted::start).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(unstarted::join).isInstanceOf(CancelledException.class);
    var ended = threads().start(() -> 1);
    ended.join();
    assertThat(ended.cancel()).isFalse();
    assertThat(never).hasValue(0);
  }

  @Test
  void cancelInterruptsAndJoinWaitsForTheBody() {
    var entered = new CountDownLatch(1);
    var cleaned = new AtomicInteger();
    var task =
        threads()
            .start(() -> {
              entered.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                cleaned.incrementAndGet();
              }
            });
    TaskContract.awaitLatch(entered);
    assertThat(task.cancel()).isTrue();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
    assertThat(cleaned).hasValue(1);
    assertThat(task.isAlive()).isFalse();
  }

  @Test
  void cancelWithoutInterruptLeavesTheBodyAloneUntilSomebodyInsists() {
    var entered = new CountDownLatch(1);
    var task =
        threads()
            .start(() -> {
              entered.countDown();
              new CountDownLatch(1).await();
            });
    TaskContract.awaitLatch(entered);
    assertThat(task.cancel(false)).isTrue();
    assertThat(task.await(MOMENT)).isFalse();
    assertThat(task.token().isCancelled()).isFalse();
    assertThat(task.cancel(true)).isFalse();
    assertThat(task.await(LONG)).isTrue();
    assertThat(task.token().isCancelled()).isTrue();
  }

  @Test
  @Behaviour(97)
  void getWithoutTimeSaysSo() throws Exception {
    var go = new CountDownLatch(1);
    var task = threads().of(() -> block(go));
    assertThatThrownBy(() -> task.get(0, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    task.start();
    assertThatThrownBy(() -> task.get(0, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    go.countDown();
    task.get();
    var cancelled = threads().of(() -> 1);
    cancelled.cancel();
    assertThatThrownBy(() -> cancelled.get(0, TimeUnit.SECONDS))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  @Behaviour(98)
  void cancelWakesThoseWhoGet() {
    var go = new CountDownLatch(1);
    var task = threads().start(() -> awaitUninterrupted(go));
    var getter = threads().start(() -> task.get());
    await().until(() -> getter.isAlive());
    task.cancel();
    assertThatThrownBy(getter::join).hasCauseInstanceOf(CancelledException.class);
    go.countDown();
    task.await();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    boolean through = false;
    while (!through) {
      try {
        latch.await();
        through = true;
      } catch (InterruptedException e) {
        through = false;
      }
    }
  }

  @Test
  void interruptEndsAJoin() {
    var go = new CountDownLatch(1);
    var task = threads().start(() -> block(go));
    var joiner =
        threads()
            .start(() -> {
              try {
                task.join();
                return false;
              } catch (WaitInterruptedException e) {
                return Thread.currentThread().isInterrupted();
              }
            });
    await().until(() -> joiner.thread().isPresent());
    joiner.thread().orElseThrow().interrupt();
    assertThat(joiner.join()).isTrue();
    go.countDown();
    task.join();
  }

  @Test
  void cancelOfTheWaiterEndsItsJoin() {
    var go = new CountDownLatch(1);
    var task = threads().start(() -> block(go));
    var told = new AtomicReference<Throwable>();
    var joiner =
        threads()
            .named("joiner")
            .start(() -> {
              try {
                task.join();
              } catch (CancelledException e) {
                told.set(e);
              }
            });
    awaitParked(joiner);
    assertThat(joiner.cancel()).isTrue();
    joiner.await();
    assertThat(told.get()).hasMessage("joiner was cancelled");
    assertThat(task.isAlive()).isTrue();
    go.countDown();
    task.join();
  }

  private static void awaitParked(Task<?> task) {
    Thread thread = task.thread().orElseThrow();
    await().until(() -> thread.getState() == Thread.State.WAITING);
  }

  @Test
  void mildCancelLeavesTheTokenAloneAlsoAfterTheEnd() {
    var entered = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var fired = new AtomicInteger();
    var task =
        threads()
            .start(() -> {
              entered.countDown();
              block(go);
            });
    task.token().onCancel(fired::incrementAndGet);
    TaskContract.awaitLatch(entered);
    task.cancel(false);
    go.countDown();
    task.await();
    task.cancel(true);
    assertThat(task.token().isCancelled()).isFalse();
    assertThat(fired).hasValue(0);
  }

  @Test
  void shieldedWaitsDoNotAnswerTheCancel() {
    var entered = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var inner = threads().start(() -> block(go));
    var waited = new AtomicInteger();
    var task =
        threads()
            .start(() -> {
              entered.countDown();
              Threads.shielded(() -> {
                inner.join();
                waited.incrementAndGet();
              });
            });
    TaskContract.awaitLatch(entered);
    task.cancel();
    assertThat(task.await(MOMENT)).isFalse();
    go.countDown();
    task.await();
    assertThat(waited).hasValue(1);
  }

  @Test
  void tokenCancelsItsTasksWithItsReason() {
    var token = Threads.cancelToken();
    var task = threads().token(token).start(() -> new CountDownLatch(1).await());
    var reason = new IllegalStateException("enough");
    token.cancel(reason);
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class).hasCause(reason);
    var late = threads().token(token).start(() -> 1);
    assertThatThrownBy(late::join).isInstanceOf(CancelledException.class).hasCause(reason);
  }

  @Test
  void bodyThatSeesItsTokenFirstIsCancelledNotFailed() throws Exception {
    var token = Threads.cancelToken();
    var asking = new CountDownLatch(1);
    var first = token.onCancel(asking::countDown); // before the task hears of it
    var cancelling = new CountDownLatch(1);
    var slow = token.onCancel(cancelling::await);
    var task =
        threads()
            .token(token)
            .start(() -> {
              asking.await();
              token.throwIfCancelled();
            });
    var canceller = new Thread(token::cancel);
    canceller.start();
    assertThat(task.await(Duration.ofSeconds(30))).isTrue();
    cancelling.countDown();
    canceller.join();
    assertThat(task.status()).isEqualTo(Task.Status.CANCELLED);
    first.close();
    slow.close();
  }

  @Test
  void tokenEndsTheWaitsOfAPieceOnly() {
    var token = Threads.cancelToken();
    var go = new CountDownLatch(1);
    var blocker = threads().start(() -> block(go));
    var inside = new CountDownLatch(1);
    var task =
        threads()
            .start(() -> {
              try {
                token.run(() -> {
                  inside.countDown();
                  blocker.join();
                });
                return "not cancelled";
              } catch (CancelledException e) {
                return Thread.currentThread().isInterrupted() ? "interrupted" : "goes on";
              }
            });
    TaskContract.awaitLatch(inside);
    token.cancel();
    assertThat(task.join()).isEqualTo("goes on");
    go.countDown();
    blocker.join();
  }

  @Test
  void oneTokenServesManyTasks() {
    var token = Threads.cancelToken();
    var settings = threads().token(token);
    int rounds = 500;
    for (int i = 0; i < rounds; i++) {
      settings.start(() -> 1).join();
    }
    var ran = new AtomicInteger();
    token.onCancel(ran::incrementAndGet);
    token.onCancel(() -> {
      throw new AssertionError("broken");
    });
    token.onCancel(ran::incrementAndGet);
    assertThatThrownBy(token::cancel).isInstanceOf(AssertionError.class);
    assertThat(ran).hasValue(2);
  }
}
