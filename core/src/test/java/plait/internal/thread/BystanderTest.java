package plait.internal.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plait.DeadlockException;

/** Who waits for tasks that wait for each other is no part of their cycle, and is not refused. */
class BystanderTest {
  private final CountDownLatch over = new CountDownLatch(1);

  /** Something that one thread can bring. */
  private record FromOne(Thread bringer) implements Blocker {
    @Override
    public String describe() {
      return "something";
    }

    @Override
    public Releasers releasers(Thread waiter) {
      return Releasers.only(bringer);
    }
  }

  /** Starts a thread that publishes a wait for what the other one can bring. */
  private Waiting waiting(CompletableFuture<Thread> me, CompletableFuture<Thread> bringer) {
    var published = new CompletableFuture<Waiting>();
    me.complete(
        Thread.startVirtualThread(() -> {
          var waiting = new Waiting(Strands.current(), new FromOne(bringer.join()), false);
          waiting.begin();
          published.complete(waiting);
          awaitEnd();
          waiting.end();
        }));
    return published.join();
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void endAll() {
    over.countDown();
  }

  @Test
  void onlyAThreadOfTheCycleIsRefused() {
    var left = new CompletableFuture<Thread>();
    var right = new CompletableFuture<Thread>();
    var rightComes = CompletableFuture.supplyAsync(() -> waiting(right, left));
    var ofLeft = waiting(left, right);
    rightComes.join();
    var mine = new Waiting(Strands.current(), new FromOne(left.join()), false);
    mine.begin();

    Deadlocks.refuseCycle(mine);

    mine.end();
    assertThatThrownBy(() -> Deadlocks.refuseCycle(ofLeft))
        .isInstanceOfSatisfying(
            DeadlockException.class, refusal -> assertThat(refusal.cycle()).hasSize(2));
  }
}
