package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.Orphans;
import plait.Processes;
import plait.SharedLongs;
import plait.SharedQueue;
import plait.internal.shared.Memory;
import plait.internal.shared.MemoryTicket;
import plait.internal.sharedqueue.Items;
import plait.internal.sharedqueue.Ring;
import plait.internal.wire.Shareable;
import plait.internal.wire.WireException;

/** Memory that somebody scribbles over, and handles that are none. */
class HostileQueueTest {
  private static final int CONTROL = 1024;
  private static final int AREA = 1 << 16;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsScribbledOverIsAnExceptionAndNeverAHang(long seed) throws Exception {
    var random = new Random(seed);
    for (int round = 0; round < 15; round++) {
      Ring ring = Ring.make(100, 1 << 20, List.of(Orphans.values()).get(random.nextInt(3)));
      for (int i = 0; i < 30; i++) {
        ring.tryPut(Items.write(new byte[random.nextInt(300)]));
      }
      scribble(wholeOf(ring), random);
      for (int i = 0; i < 100; i++) {
        try {
          step(ring, random);
        } catch (IllegalStateException | OutOfMemoryError told) {
          assertThat(told.getMessage()).isNotEmpty();
        }
      }
    }
  }

  /** Not over the guard: who writes there can keep everybody out for as long as he lives. */
  private static void scribble(MemorySegment whole, Random random) {
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      long at = random.nextBoolean() ? 72 + random.nextInt(CONTROL) : 4096 + random.nextInt(AREA);
      long value =
          switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(1 << 20);
            case 2 -> 4096 + 128L * random.nextInt(60);
            default -> -1;
          };
      whole.set(ValueLayout.JAVA_LONG, at & ~7L, value);
    }
  }

  private static void step(Ring ring, Random random) {
    switch (random.nextInt(7)) {
      case 0 -> ring.tryPut(Items.write(new byte[random.nextInt(10_000)]));
      case 1 -> ring.tryTake();
      case 2 -> ring.messages();
      case 3 -> ring.remove(number -> number % 3 == 0);
      case 4 -> ring.removeSetAside(Set.of(random.nextLong(8)));
      case 5 -> ring.setAside();
      default -> ring.markOldest();
    }
  }

  private static MemorySegment wholeOf(Ring ring) throws Exception {
    Field memory = Ring.class.getDeclaredField("memory");
    memory.setAccessible(true);
    return ((Memory) memory.get(ring)).whole();
  }

  @Test
  void otherMemoryIsNoQueue() throws Exception {
    try (SharedLongs longs = Processes.sharedLongs(100)) {
      Object place = field(((Shareable) longs).ticket(), "place");
      MemoryTicket memory = (MemoryTicket) field(place, "memory");
      assertThatExceptionOfType(WireException.class)
          .isThrownBy(() -> new Ring.RingTicket(memory).claim())
          .withMessageContaining("no queue");
      var forged = new MemoryTicket(memory.address(), memory.key() + 1, (16L << 30) - Memory.HEAD);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> new Ring.RingTicket(forged).claim());
    }
    var nowhere = new MemoryTicket("/etc/passwd", 1, (16L << 30) - Memory.HEAD);
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> new Ring.RingTicket(nowhere).claim());
  }

  private static Object field(Object record, String name) throws Exception {
    Field field = record.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(record);
  }

  @Test
  void anItemForWhichThereIsNoMemoryIsRefusedAndTheQueueGoesOn() throws Exception {
    SharedQueue<byte[]> queue = Processes.queue();
    queue.put(new byte[3 << 20]);
    MemorySegment whole = wholeOf((Ring) field(queue, "ring"));
    long end = whole.get(ValueLayout.JAVA_LONG, 336);
    whole.set(ValueLayout.JAVA_LONG, 336, 16L << 30); // as if all were taken
    assertThat(queue.offer(new byte[9 << 20])).isFalse();
    assertThat(queue.poll()).hasSize(3 << 20);
    assertThatIllegalStateException()
        .isThrownBy(() -> queue.put(new byte[9 << 20]))
        .withMessageContaining("taskDone()");
    whole.set(ValueLayout.JAVA_LONG, 336, end);
    queue.put(new byte[9 << 20]);
    assertThat(queue.take()).hasSize(9 << 20);
  }
}
