package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static plait.testing.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plait.NotSendableException;
import plait.Orphans;
import plait.ProcessPool;
import plait.ProcessTask;
import plait.Processes;
import plait.QueueShutDownException;
import plait.SharedQueue;
import plait.Task;
import plait.Threads;
import plait.WorkerDiedException;
import plait.testing.Behaviour;
import plait.testing.ChildJvm;

/** Queues that are shared between processes. */
class QueuesAcrossProcessesTest {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(60);

  record Job(String name, int number, List<Double> values) {}

  enum Colour {
    RED,
    GREEN
  }

  @Test
  void itemsOfAllKindsGoFromProcessToProcess() throws Exception {
    SharedQueue<Object> there = Processes.queue(10);
    SharedQueue<Object> back = Processes.queue(10);
    var worker =
        Processes.start(
            () -> there.consume(item -> back.put(item instanceof Job job ? job.name : item)));
    List<Object> items = List.of("text", 7, 8L, Colour.RED, Map.of("a", List.of(1, 2)), 'c', 0.5);
    for (Object item : items) {
      there.put(item);
      assertThat(back.take()).isEqualTo(item);
    }
    there.put(new Job("sum", 3, List.of(0.1, 0.2)));
    assertThat(back.take()).isEqualTo("sum");
    there.put(new int[0]);
    assertThat((int[]) back.take()).isEmpty();
    there.shutdown();
    worker.join();
    there.join();
  }

  @Test
  void whatCannotTravelIsRefusedAndPutsNothing() {
    SharedQueue<Object> queue = Processes.queue();
    assertThatExceptionOfType(NotSendableException.class)
        .isThrownBy(() -> queue.put(Thread.currentThread()));
    assertThat(queue).isEmpty();
  }

  @Test
  void aQueueTravelsInAnItemOfAnotherQueue() throws Exception {
    SharedQueue<SharedQueue<String>> requests = Processes.queue(2);
    var server = Processes.start(() -> requests.consume(answer -> answer.put("hello")));
    SharedQueue<String> answer = Processes.queue("answers", 1);
    requests.put(answer);
    assertThat(answer.take()).isEqualTo("hello");
    requests.shutdown();
    server.join();
  }

  @Test
  void whoHasPutMayEndAndIsJoinedBeforeAnythingIsTaken() throws Exception {
    SharedQueue<byte[]> queue = Processes.queue();
    Processes.start(
            () -> {
              for (int i = 0; i < 100; i++) {
                byte[] item = new byte[1 + i * 1000];
                Arrays.fill(item, (byte) i);
                queue.put(item);
              }
            })
        .join();
    assertThat(queue).hasSize(100);
    assertThat(queue.bytes()).isGreaterThan(4_900_000);
    for (int i = 0; i < 100; i++) {
      byte[] item = queue.take();
      assertThat(item).hasSize(1 + i * 1000);
      assertThat(item).containsOnly((byte) i);
      queue.taskDone();
    }
    queue.join();
  }

  @Test
  void severalProducersAndConsumersHandOverEachItemOnce() throws Exception {
    SharedQueue<Integer> queue = Processes.queue(50);
    SharedQueue<Integer> got = Processes.queue();
    int each = 2_000;
    try (ProcessPool pool = Processes.pool(3)) {
      List<Task<?>> consumers = new ArrayList<>();
      consumers.add(pool.start(() -> queue.consume(got::put)));
      consumers.add(Threads.start(() -> queue.consume(got::put)));
      List<Task<?>> producers = new ArrayList<>();
      for (int p = 0; p < 3; p++) {
        int first = p * each;
        plait.Action producer =
            () -> {
              for (int i = 0; i < each; i++) {
                queue.put(first + i);
              }
            };
        producers.add(p == 2 ? Threads.start(producer) : pool.start(producer));
      }
      producers.forEach(Task::join);
      queue.join();
      queue.shutdown();
      consumers.forEach(Task::join);
    }
    assertThat(got.drain())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3 * each).boxed().toList());
  }

  @Test
  void manyItemsArePutAtOnce() throws Exception {
    SharedQueue<Integer> queue = Processes.queue(100);
    List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
    var putter = Processes.start(() -> queue.putAll(items));
    List<Integer> taken = new ArrayList<>();
    while (taken.size() < items.size()) {
      taken.add(queue.take());
      assertThat(queue.size()).isLessThanOrEqualTo(100);
    }
    assertThat(taken).isEqualTo(items);
    putter.join();
    queue.putAll(List.of());
    queue.shutdown();
    assertThatExceptionOfType(QueueShutDownException.class)
        .isThrownBy(() -> queue.putAll(List.of(1)))
        .withMessageContaining(queue.name());
  }

  @Test
  void theBoundOfBytesHolds() throws Exception {
    SharedQueue<byte[]> queue = Processes.<byte[]>queue().maxBytes(10_000);
    assertThat(queue.maxBytes()).isEqualTo(10_000);
    queue.put(new byte[6_000]);
    assertThat(queue.offer(new byte[6_000])).isFalse();
    assertThat(queue.offer(new byte[3_000])).isTrue();
    var putter = Processes.start(() -> queue.put(new byte[1 << 20]));
    assertThat(queue.take()).hasSize(6_000);
    assertThat(queue.take()).hasSize(3_000);
    assertThat(queue.take()).as("larger than the bound: alone").hasSize(1 << 20);
    putter.join();
    assertThatIllegalArgumentException().isThrownBy(() -> queue.maxBytes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> queue.maxBytes(1L << 40));
    assertThatIllegalArgumentException().isThrownBy(() -> Processes.queue(0));
  }

  @Test
  @Behaviour(147)
  void aShutdownEndsTheWaitsInAllProcesses() throws Exception {
    SharedQueue<Integer> queue = Processes.queue(1);
    SharedQueue<String> waiting = Processes.queue();
    var taker =
        Processes.start(() -> {
          waiting.put("taker");
          return queue.take();
        });
    waiting.take();
    queue.shutdown();
    taker.await();
    assertThat(taker.exceptionNow())
        .isInstanceOf(QueueShutDownException.class)
        .hasMessageContaining(queue.name());
    assertThatExceptionOfType(QueueShutDownException.class).isThrownBy(() -> queue.put(1));
    assertThatExceptionOfType(QueueShutDownException.class).isThrownBy(queue::take);
    queue.shutdown();
    assertThat(Processes.start(queue::isShutdown).join()).isTrue();
  }

  @Test
  void aCancelEndsTheWaitOfAnotherProcess() throws Exception {
    SharedQueue<Integer> queue = Processes.queue(1);
    SharedQueue<String> told = Processes.queue();
    var taker =
        Processes.grace(LONG)
            .start(() -> {
              try {
                told.put("begun");
                return queue.take();
              } finally {
                told.offer("ended"); // a put would answer the cancel
              }
            });
    assertThat(told.take()).isEqualTo("begun");
    taker.cancel();
    assertThat(told.take()).isEqualTo("ended");
    taker.await();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(taker::join);
    queue.put(1);
    assertThat(queue.take()).isEqualTo(1);
  }

  @Test
  void marksOfOneProcessEndTheJoinOfAnother() throws Exception {
    SharedQueue<Integer> queue = Processes.queue();
    queue.putAll(List.of(1, 2, 3));
    assertThat(queue.join(MOMENT)).isFalse();
    var worker =
        Processes.start(() -> {
          for (int i = 0; i < 3; i++) {
            queue.take();
          }
          for (int i = 0; i < 3; i++) {
            queue.taskDone();
          }
        });
    queue.join();
    worker.join();
    assertThatIllegalStateException().isThrownBy(queue::taskDone);
  }

  @Test
  void anItemTakenElsewhereIsMarkedHere() throws Exception {
    SharedQueue<Integer> queue = Processes.queue();
    queue.put(1);
    SharedQueue<Integer> results = Processes.queue();
    try (ProcessPool pool = Processes.pool(1)) {
      pool.start(() -> results.put(queue.take())).join();
      assertThat(queue.unfinished()).isEqualTo(1);
      queue.taskDone();
      assertThat(queue.unfinished()).isZero();
    }
    assertThat(results.take()).isEqualTo(1);
  }

  /** Takes an item, says so, and never marks it. */
  private static ProcessTask<?> takeAndStay(SharedQueue<String> queue) throws Exception {
    SharedQueue<String> told = Processes.queue();
    var task =
        Processes.start(() -> {
          told.put(queue.take());
          Thread.currentThread().join();
        });
    told.take();
    return task;
  }

  private static void kill(ProcessTask<?> task) {
    task.kill();
    task.await();
    assertThat(task.exceptionNow()).isInstanceOf(WorkerDiedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100_000})
  void whatADeadTakerHadIsGivenToOthers(int length) throws Exception {
    SharedQueue<String> queue = Processes.queue();
    queue.put("a".repeat(length));
    kill(takeAndStay(queue));
    assertThat(queue.take()).isEqualTo("a".repeat(length));
    assertThat(queue.redelivered()).isEqualTo(1);
    assertThat(queue.join(MOMENT)).isFalse();
    queue.taskDone();
    queue.join();
  }

  @Test
  void anItemComesBackBeforeNewerOnesAndAlsoFromAProcessThatEndsWell() throws Exception {
    SharedQueue<String> queue = Processes.queue();
    queue.putAll(List.of("first", "second", "third"));
    Processes.start(
            () -> {
              var _ = queue.take();
              var _ = queue.take();
              queue.taskDone();
            })
        .join();
    await().until(() -> queue.redelivered() == 1);
    assertThat(queue.drain()).containsExactly("second", "third");
  }

  @Test
  void whoWaitsGetsWhatADeadTakerHad() throws Exception {
    SharedQueue<String> queue = Processes.queue();
    queue.put("job");
    var victim = takeAndStay(queue);
    Task<String> waiting = Threads.start(() -> queue.take());
    var selecting = Threads.start(() -> Threads.<String>select().take(queue, item -> item).await());
    await().until(() -> queue.toString().contains("2 takers waiting"));
    kill(victim);
    await().until(() -> waiting.isDone() || selecting.isDone());
    queue.put("other");
    assertThat(Set.of(waiting.join(), selecting.join())).containsExactlyInAnyOrder("job", "other");
  }

  @Test
  void whatADeadTakerHadIsSetAside() throws Exception {
    SharedQueue<String> queue = Processes.<String>queue().orphans(Orphans.SET_ASIDE);
    queue.put("job");
    kill(takeAndStay(queue));
    queue.join();
    assertThat(queue).isEmpty();
    assertThat(queue.setAside()).containsExactly("job");
    assertThat(queue.setAside()).isEmpty();
    assertThat(queue.redelivered()).isZero();
  }

  @Test
  void whatADeadTakerHadIsForgotten() throws Exception {
    SharedQueue<String> queue = Processes.<String>queue().orphans(Orphans.FORGET);
    queue.put("job");
    var victim = takeAndStay(queue);
    queue.join();
    assertThat(queue.unfinished()).isZero();
    kill(victim);
    assertThat(queue.poll(MOMENT)).isNull();
    assertThat(queue.setAside()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"REDELIVER", "FORGET"})
  void whatIsLargeGoesThroughWhole(Orphans rule) throws Exception {
    SharedQueue<byte[]> queue = Processes.<byte[]>queue().orphans(rule);
    byte[] large = new byte[5 << 20];
    for (int i = 0; i < large.length; i += 1000) {
      large[i] = (byte) i;
    }
    var sender =
        Processes.start(() -> {
          for (int i = 0; i < 2; i++) {
            queue.put(queue.take());
            if (rule != Orphans.FORGET) {
              queue.taskDone();
            }
          }
        });
    queue.put(large);
    sender.join();
    assertThat(Arrays.equals(queue.take(), large)).isTrue();
  }

  @Test
  void whoNeverMarksIsToldSo() throws Exception {
    SharedQueue<Integer> queue = Processes.queue();
    List<Integer> many = IntStream.range(0, 1_000).boxed().toList();
    assertThatIllegalStateException()
        .isThrownBy(() -> {
          while (true) {
            queue.putAll(many);
            for (int i = 0; i < many.size(); i++) {
              queue.take();
            }
          }
        })
        .withMessageContaining("taskDone()");
    queue.orphans(Orphans.FORGET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"portable", "file"})
  void allOfItWorksWithoutSystemCallsAndInFiles(String way) throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() throws Exception {
                  SharedQueue<Object> queue = Processes.queue(5);
                  SharedPipe<Object> pipe = Processes.pipe();
                  var far = pipe.far();
                  var worker = Processes.start(() -> { queue.consume(far::send); return "done"; });
                  far.close();
                  queue.put("one");
                  queue.put(new byte[1 << 20]);
                  queue.shutdown();
                  IO.println(pipe.near().receive());
                  IO.println(((byte[]) pipe.near().receive()).length);
                  IO.println(worker.join());
                  IO.println(pipe.near().receiving().iterator().hasNext());
                }
                """)
            .options("-Dplait.shared=" + way)
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out()).isEqualTo("one\n1048576\ndone\nfalse\n");
  }
}
