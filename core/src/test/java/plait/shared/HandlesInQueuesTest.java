package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static plait.testing.Patience.await;

import org.junit.jupiter.api.Test;
import plait.Processes;
import plait.SharedLongs;
import plait.SharedQueue;

/** Items that lead to something that is shared itself. */
class HandlesInQueuesTest {
  private static final int MEMORIES = 300;
  private static final long MEGABYTE = 1 << 20;

  @Test
  void whatAnItemLendsGoesOnceTheItemIsDone() throws Exception {
    long before = SharedMappings.here(MEGABYTE); // other tests leave some to the garbage
    SharedQueue<SharedLongs> queue = Processes.queue(4);
    SharedLongs sum = Processes.sharedLongs(1);
    var taker =
        Processes.start(() ->
            queue.consume(memory -> {
              try (memory) {
                sum.getAndAdd(0, memory.get(0));
              }
            }));
    for (int i = 0; i < MEMORIES; i++) {
      try (SharedLongs memory = Processes.sharedLongs(MEGABYTE / Long.BYTES)) {
        memory.set(0, i);
        queue.put(memory);
      }
    }
    queue.join();
    queue.shutdown();
    taker.join();
    assertThat(sum.get(0)).isEqualTo(MEMORIES * (MEMORIES - 1L) / 2);
    assertThat(SharedMappings.here(MEGABYTE)).isLessThan(before + MEMORIES / 4);
  }

  @Test
  void anItemWhoseMakerIsGoneIsSetAsideAndToldOfOnce() throws Exception {
    SharedQueue<Object> queue = Processes.queue();
    Processes.start(
            () -> {
              queue.put(Processes.sharedLongs(1));
              queue.put("next");
            })
        .join();
    await().until(() -> queue.size() == 2);
    assertThatIllegalStateException()
        .isThrownBy(queue::take)
        .withMessageContaining("cannot be read here, and was set aside");
    assertThat(queue.take()).isEqualTo("next");
    queue.taskDone();
    assertThat(queue.unfinished()).isZero();
    assertThatIllegalStateException()
        .isThrownBy(queue::setAside)
        .withMessageContaining("1 of what")
        .withMessageContaining("cannot be read here either");
    assertThat(queue.setAside()).isEmpty();
  }
}
