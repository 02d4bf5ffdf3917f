package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static plait.testing.Patience.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import plait.Fn;
import plait.Target;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.process.Cargo;
import plait.internal.process.Program;
import plait.internal.process.Replies;
import plait.internal.process.WorkerProcess;
import plait.internal.process.WorkerSpec;
import plait.testing.NoLeaks;
import plait.testing.Signals;

/** A worker that gets one load after the other, as the workers of a pool do. */
@ExtendWith(NoLeaks.class)
class WorkerProcessTest {
  private final WorkerProcess worker = new WorkerProcess("worker", WorkerSpec.DEFAULT);
  private final Heard heard = new Heard();

  private static final class Heard implements Replies {
    final List<@Nullable Object> things = java.util.Collections.synchronizedList(new ArrayList<>());

    @Override
    public void value(int at, @Nullable Object value) {
      things.add(value);
    }

    @Override
    public void failure(int at, Throwable thrown) {
      things.add(at + ": " + thrown);
    }
  }

  private static Cargo target(Target<?> target) {
    return new Cargo(Program.pack(target), List.of(), false);
  }

  private static Cargo items(Fn<Integer, ?> function, int n) {
    return new Cargo(
        Program.pack(function), IntStream.range(0, n).mapToObj(Program::pack).toList(), false);
  }

  private static Cargo itemsOfWhichTheSecondHangs(int n) {
    return items(
        item -> {
          if (item == 1) {
            new CountDownLatch(1).await();
          }
          return item;
        },
        n);
  }

  @AfterEach
  void dismiss() {
    worker.dismiss();
    assertThat(worker.state()).isEqualTo(WorkerProcess.State.DEAD);
  }

  @Test
  void runsLoadAfterLoadInOneProcess() {
    worker.start();
    for (int i = 0; i < 3; i++) {
      worker.perform(target(() -> ProcessHandle.current().pid()), heard);
      assertThat(worker.state()).isEqualTo(WorkerProcess.State.IDLE);
    }
    assertThat(heard.things).containsOnly(worker.pid()).hasSize(3);
  }

  @Test
  void answersItemByItem() {
    worker.start();
    worker.perform(
        items(
            n -> {
              if (n == 2) {
                throw new IllegalStateException("two");
              }
              return n * n;
            },
            5),
        heard);
    assertThat(heard.things)
        .isEqualTo(List.of(0, 1, "2: java.lang.IllegalStateException: two", 9, 16));
  }

  @Test
  void longAndShortLoadsTakeTurns() {
    worker.start();
    for (int i = 0; i < 200; i++) {
      int pause = i % 20 == 0 ? 20 : 0;
      worker.perform(
          target(() -> {
            new CountDownLatch(1).await(pause, java.util.concurrent.TimeUnit.MILLISECONDS);
            return pause;
          }),
          heard);
    }
    assertThat(heard.things).hasSize(200);
  }

  @Test
  void stopEndsTheItemThatRunsAndLeavesTheRest() throws Exception {
    worker.start();
    var load = itemsOfWhichTheSecondHangs(4);
    var thread = Thread.ofPlatform().start(() -> worker.perform(load, heard));
    await().until(() -> heard.things.size() == 1);
    await()
        .until(() -> {
          worker.stop(1, true); // repeated: it may not have begun yet
          return heard.things.size() == 2;
        });
    thread.join();
    assertThat(heard.things).isEqualTo(List.of(0, "1: java.lang.InterruptedException"));
    worker.perform(target(() -> "goes on"), heard);
    assertThat(heard.things).endsWith("goes on");
  }

  @Test
  void aStopOfOneItemSparesTheOthers() throws Exception {
    worker.start();
    var load = itemsOfWhichTheSecondHangs(3);
    var thread = Thread.ofPlatform().start(() -> worker.perform(load, heard));
    await()
        .until(() -> {
          worker.stop(1, false);
          return heard.things.size() == 3;
        });
    thread.join();
    assertThat(heard.things).isEqualTo(List.of(0, "1: java.lang.InterruptedException", 2));
  }

  /** What it is to stop fills what is between the two all but a little; the stops do the rest. */
  @Test
  void aStopDoesNotWaitForAWorkerThatDoesNotRead() throws Exception {
    worker.start();
    worker.perform(target(() -> 1), heard);
    Signals.stop(worker.pid());
    String text = "x".repeat(65_000);
    var load = target(() -> text.length());
    var performed = CompletableFuture.runAsync(() -> worker.perform(load, heard));
    await().until(() -> worker.state() == WorkerProcess.State.BUSY);
    for (int i = 0; i < 100; i++) {
      worker.stop(0, false);
    }
    worker.kill(Cause.TIMEOUT);
    await().until(performed::isDone);
    assertThat(performed.exceptionNow())
        .isInstanceOfSatisfying(
            WorkerDiedException.class, died -> assertThat(died.why()).isEqualTo(Cause.TIMEOUT));
  }

  @Test
  void aDeadWorkerRefusesWithItsDeath() {
    worker.start();
    worker.perform(target(() -> 1), heard);
    worker.kill(Cause.TIMEOUT);
    for (int i = 0; i < 2; i++) {
      var died =
          catchThrowableOfType(
              WorkerDiedException.class, () -> worker.perform(target(() -> 1), heard));
      assertThat(died.why()).isEqualTo(Cause.TIMEOUT);
    }
  }

  @Test
  void whatAnIdleWorkerPrintsIsTaken() {
    worker.start();
    worker.perform(
        target(() -> {
          var late = new Thread(() -> System.out.println("late"));
          late.setDaemon(true);
          late.start();
          return 1;
        }),
        heard);
    assertThat(heard.things).containsExactly(1);
  }

  @Test
  void theDeathOfAnIdleWorkerIsSeen() {
    worker.start();
    worker.perform(target(() -> 1), heard);
    ProcessHandle.of(worker.pid()).orElseThrow().destroyForcibly();
    await().until(() -> worker.death() != null);
    assertThat(worker.death().why()).isEqualTo(Cause.KILLED);
  }

  @Test
  void largeLoadsAndResults() {
    worker.start();
    byte[] much = new byte[16 << 20];
    much[much.length - 1] = 7;
    worker.perform(target(() -> much), heard);
    assertThat(heard.things.getFirst()).isEqualTo(much);
  }

  @Test
  void anInterruptOfItsUserDoesNotEndIt() {
    worker.start();
    Thread.currentThread().interrupt();
    worker.perform(target(() -> "done"), heard);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(heard.things).containsExactly("done");
  }
}
