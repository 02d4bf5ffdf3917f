package plait.stress.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import plait.Processes;
import plait.SharedBytes;
import plait.SharedLongs;
import plait.SharedQueue;

/**
 * Memory that is made, given away and closed all the time: who gets a handle finds what was written
 * before, or hears that its maker is gone.
 *
 * @param lent handles on their way
 */
record Memories(SharedQueue<Lent> lent) implements Part {
  private static final int MOST = 4_096;
  private static final Duration BRIEF = Duration.ofMillis(1);

  /** Memory full of one number. */
  record Lent(SharedLongs memory, long number) {}

  static Memories make() {
    return new Memories(Processes.queue("lent", 10));
  }

  @Override
  public void step(int who, RandomGenerator random) throws Exception {
    switch (random.nextInt(4)) {
      case 0 -> lend(random);
      case 1 -> useAndClose(random);
      default -> borrow();
    }
  }

  private void lend(RandomGenerator random) {
    try (SharedLongs memory = Processes.sharedLongs(1 + random.nextInt(MOST))) {
      long number = random.nextLong();
      for (long i = 0; i < memory.size(); i++) {
        memory.set(i, number);
      }
      boolean _ = lent.offer(new Lent(memory, number));
    }
  }

  private static void useAndClose(RandomGenerator random) {
    try (SharedBytes bytes = Processes.sharedBytes(1 + random.nextInt(MOST))) {
      Part.check(bytes.get(bytes.size() - 1) == 0, "new memory is not zero");
      bytes.set(bytes.size() - 1, (byte) 1);
    }
  }

  private void borrow() throws Exception {
    Lent one;
    try {
      one = lent.poll(BRIEF);
    } catch (IllegalStateException gone) {
      String why = String.valueOf(gone.getMessage());
      if (!why.contains("cannot be read here")) {
        throw gone;
      }
      return; // its maker was killed, and the queue has set it aside
    }
    if (one == null) {
      return;
    }
    try (SharedLongs memory = one.memory) {
      for (long i = 0; i < memory.size(); i++) {
        Part.check(memory.get(i) == one.number, "memory holds something else");
      }
    }
    lent.taskDone();
  }

  @Override
  public void atEnd(int deaths, String when) throws Exception {
    while (!lent.join(Duration.ZERO)) {
      borrow();
    }
    assertThat(lent.size()).as(when).isZero();
  }
}
