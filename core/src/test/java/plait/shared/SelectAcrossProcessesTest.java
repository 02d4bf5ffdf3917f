package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.Event;
import plait.PipeEnd;
import plait.Processes;
import plait.QueueShutDownException;
import plait.SharedPipe;
import plait.SharedQueue;
import plait.ThreadSettings;
import plait.Threads;
import plait.testing.Behaviour;

/** One selection over queues, pipes, and the ends of processes. */
class SelectAcrossProcessesTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Behaviour(150)
  void queuesPipesEventsAndExitsTogether(boolean virtual) throws Exception {
    SharedQueue<String> queue = Processes.queue(3);
    SharedPipe<String> pipe = Processes.oneWayPipe();
    PipeEnd<String> far = pipe.far();
    SharedQueue<String> go = Processes.queue();
    Event event = Processes.event();
    var worker =
        Processes.start(() -> {
          for (String next : go.taking()) {
            switch (next) {
              case "queue" -> queue.put("item");
              case "pipe" -> far.send("message");
              case "event" -> event.set();
              default -> {}
            }
            go.taskDone();
          }
        });
    far.close();
    var select =
        Threads.<String>select()
            .take(queue, item -> "queue: " + item)
            .receive(pipe.near(), message -> "pipe: " + message)
            .when(event, () -> "event")
            .ended(worker, () -> "ended");
    ThreadSettings threads = virtual ? Threads.virtual() : Threads.platform();
    var seen =
        threads.start(() -> {
          List<String> all = new ArrayList<>();
          go.put("queue");
          all.add(select.await());
          go.put("pipe");
          all.add(select.await());
          all.add(select.await(Duration.ZERO).orElse("nothing"));
          all.add(select.await(Duration.ofSeconds(-1)).orElse("nothing"));
          go.put("event");
          all.add(select.await());
          event.clear();
          go.shutdown();
          all.add(select.await());
          return all;
        });
    assertThat(seen.join())
        .containsExactly("queue: item", "pipe: message", "nothing", "nothing", "event", "ended");
  }

  @Test
  void whatIsOverDropsOut() throws Exception {
    SharedQueue<String> queue = Processes.queue(3);
    SharedPipe<String> pipe = Processes.pipe();
    var select =
        Threads.<String>select().take(queue, item -> item).receive(pipe.near(), message -> message);
    queue.put("last item");
    queue.shutdown();
    pipe.far().send("last message");
    pipe.far().close();
    assertThat(List.of(select.await(), select.await()))
        .containsExactlyInAnyOrder("last item", "last message");
    assertThatExceptionOfType(QueueShutDownException.class).isThrownBy(select::await);
  }

  @Test
  void selectionsInSeveralProcessesTakeEachItemOnce() throws Exception {
    SharedQueue<Integer> one = Processes.queue(20);
    SharedQueue<Integer> two = Processes.queue(20);
    int items = 500;
    plait.Target<Integer> selecting =
        () -> {
          int got = 0;
          var select =
              Threads.<Boolean>select()
                  .take(
                      one,
                      _ -> {
                        one.taskDone();
                        return true;
                      })
                  .take(
                      two,
                      _ -> {
                        two.taskDone();
                        return true;
                      });
          try {
            while (select.await()) {
              got++;
            }
            return got;
          } catch (QueueShutDownException end) {
            return got;
          }
        };
    var there = Processes.start(selecting);
    var here = Threads.start(selecting);
    for (int i = 0; i < items; i++) {
      one.put(i);
      two.put(i);
    }
    one.shutdown();
    two.shutdown();
    assertThat(there.join() + here.join()).isEqualTo(2 * items);
    one.join();
    two.join();
  }
}
