package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static plait.testing.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.CancelledException;
import plait.PipeClosedException;
import plait.PipeEnd;
import plait.ProcessTask;
import plait.Processes;
import plait.SharedPipe;
import plait.SharedQueue;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.WaitInterruptedException;
import plait.testing.Behaviour;

/** Pipes between processes. */
class PipesAcrossProcessesTest {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Sends back what comes until there is no more. */
  private static <T> ProcessTask<?> echo(PipeEnd<T> end) {
    return Processes.start(() -> {
      for (T message : end.receiving()) {
        end.send(message);
      }
    });
  }

  @Test
  @Behaviour(148)
  void messagesNeverMergeOrSplitAndAnEmptyOneCounts() {
    SharedPipe<byte[]> pipe = Processes.pipe();
    var echo = echo(pipe.far());
    pipe.far().close();
    try (PipeEnd<byte[]> near = pipe.near()) {
      int[] lengths = {0, 1, 4095, 4096, 4097, 0, 70_000, 1};
      for (int length : lengths) {
        near.send(new byte[length]);
      }
      for (int length : lengths) {
        assertThat(near.receive()).hasSize(length);
      }
    }
    echo.join();
  }

  @Test
  @Behaviour(148)
  void sixteenMebibytesGoThrough() {
    SharedPipe<byte[]> pipe = Processes.pipe();
    var echo = echo(pipe.far());
    pipe.far().close();
    byte[] large = new byte[16 << 20];
    Arrays.fill(large, (byte) 7);
    large[12_345_678] = 8;
    try (PipeEnd<byte[]> near = pipe.near()) {
      near.send(large);
      assertThat(Arrays.equals(near.receive(), large)).isTrue();
    }
    echo.join();
  }

  @Test
  @Behaviour(148)
  void pollTakesNothing() {
    SharedPipe<String> pipe = Processes.pipe();
    PipeEnd<String> near = pipe.near();
    assertThat(near.poll(Duration.ZERO)).isFalse();
    assertThat(near.poll(Duration.ofSeconds(-1))).isFalse();
    assertThat(near.poll(MOMENT)).isFalse();
    assertThat(near.receive(Duration.ZERO)).isNull();
    assertThat(near.receive(MOMENT)).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> near.receive(Duration.ofSeconds(-1)));
    pipe.far().send("a");
    assertThat(near.poll(Duration.ZERO)).isTrue();
    assertThat(near.poll(LONG)).isTrue();
    assertThat(near.receive(Duration.ZERO)).isEqualTo("a");
    assertThat(near.poll(Duration.ZERO)).isFalse();
    pipe.far().close();
    assertThat(near.poll(Duration.ZERO)).as("the end is something to receive").isTrue();
  }

  @Test
  @Behaviour(148)
  void theWrongDirectionIsAnError() {
    SharedPipe<String> pipe = Processes.oneWayPipe("news");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> pipe.near().send("a"))
        .withMessageContaining("news");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> pipe.far().receive());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> pipe.far().poll(MOMENT));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Threads.<String>select().receive(pipe.far(), text -> text));
    PipeEnd<String> far = pipe.far();
    Processes.start(() -> far.send("from afar")).join();
    assertThat(pipe.near().receive()).isEqualTo("from afar");
  }

  @Test
  @Behaviour(148)
  void aClosedEndAndAClosedPeerAreErrors() {
    SharedPipe<String> pipe = Processes.pipe();
    pipe.far().send("last");
    pipe.far().close();
    pipe.far().close();
    assertThat(pipe.far().isClosed()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> pipe.far().send("a"));
    assertThatIllegalStateException().isThrownBy(() -> pipe.far().receive());
    assertThatIllegalStateException().isThrownBy(() -> pipe.far().poll(MOMENT));
    PipeEnd<String> closed = pipe.far();
    assertThatExceptionOfType(plait.NotSendableException.class)
        .isThrownBy(() -> Processes.start(() -> closed.send("a")));
    assertThatExceptionOfType(PipeClosedException.class).isThrownBy(() -> pipe.near().send("a"));
    assertThat(pipe.near().receive()).isEqualTo("last");
    assertThatExceptionOfType(PipeClosedException.class).isThrownBy(() -> pipe.near().receive());
    assertThatExceptionOfType(PipeClosedException.class)
        .isThrownBy(() -> pipe.near().receive(MOMENT));
    assertThat(pipe.near().receiving()).isEmpty();
    assertThatNullPointerException().isThrownBy(() -> pipe.near().send(null));
  }

  @Test
  void theEndOfTheStreamComesWhenTheOtherProcessHasDied() {
    SharedPipe<String> pipe = Processes.pipe();
    PipeEnd<String> far = pipe.far();
    var victim =
        Processes.start(() -> {
          far.send("alive");
          Thread.currentThread().join();
        });
    far.close();
    assertThat(pipe.near().receive()).isEqualTo("alive");
    assertThat(pipe.near().poll(MOMENT)).isFalse();
    victim.kill();
    assertThatExceptionOfType(PipeClosedException.class).isThrownBy(() -> pipe.near().receive());
    assertThatExceptionOfType(PipeClosedException.class).isThrownBy(() -> pipe.near().send("?"));
    victim.await();
    assertThat(victim.exceptionNow()).isNotNull();
  }

  @Test
  void anEndOnItsWayKeepsThePipeOpen() throws Exception {
    SharedPipe<String> pipe = Processes.pipe();
    SharedQueue<PipeEnd<String>> ends = Processes.queue();
    ends.put(pipe.far());
    pipe.far().close();
    assertThat(pipe.near().poll(MOMENT)).isFalse();
    Processes.start(
            () -> {
              try (PipeEnd<String> end = ends.take()) {
                ends.taskDone();
                end.send("from the queue");
              }
            })
        .join();
    assertThat(pipe.near().receive()).isEqualTo("from the queue");
    assertThat(pipe.near().receiving()).isEmpty();
  }

  @Test
  void severalMayUseAnEnd() {
    SharedPipe<Integer> pipe = Processes.pipe();
    PipeEnd<Integer> far = pipe.far();
    List<Task<?>> senders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int first = i * 100;
      senders.add(
          Processes.start(() -> {
            for (int k = 0; k < 100; k++) {
              far.send(first + k);
            }
            far.close();
          }));
    }
    far.close();
    List<Integer> received = new ArrayList<>();
    pipe.near().receiving().forEach(received::add);
    senders.forEach(Task::join);
    assertThat(received).hasSize(200).doesNotHaveDuplicates();
    assertThat(received.stream().filter(n -> n < 100)).isSorted();
  }

  @Test
  void aSenderThatWaitsForRoomIsToldThatNobodyReceives() {
    SharedPipe<byte[]> pipe = Processes.pipe();
    Task<?> sender =
        Threads.start(() -> {
          while (true) {
            pipe.near().send(new byte[400_000]);
          }
        });
    await().until(() -> pipe.far().poll(Duration.ZERO));
    pipe.far().close();
    sender.await();
    assertThat(sender.exceptionNow()).isInstanceOf(PipeClosedException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptOrACancelOrACloseEndsAWait(boolean virtual) {
    ThreadSettings threads = virtual ? Threads.virtual() : Threads.platform();
    SharedPipe<String> pipe = Processes.pipe();
    Task<String> interrupted = threads.start(() -> pipe.near().receive());
    await().until(() -> interrupted.thread().isPresent());
    interrupted.thread().orElseThrow().interrupt();
    interrupted.await();
    assertThat(interrupted.exceptionNow()).isInstanceOf(WaitInterruptedException.class);
    Task<String> told =
        threads.start(() -> {
          try {
            return pipe.near().receive();
          } catch (CancelledException e) {
            return "cancelled";
          }
        });
    told.cancel();
    told.await();
    Task<String> closing = threads.start(() -> pipe.near().receive());
    pipe.near().close();
    closing.await();
    assertThat(closing.exceptionNow()).isInstanceOf(IllegalStateException.class);
  }
}
