package plait.internal.sharedqueue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the lists and counts of a ring anew from the states of its blocks, after somebody died, or
 * failed, in the middle of a change. Runs under the guard.
 */
final class Repair {
  private final Blocks blocks;
  private final List<Long> ready = new ArrayList<>();
  private long number;
  private long writing;
  private long writingBytes;
  private long taken;
  private long readyBytes;

  Repair(Blocks blocks) {
    this.blocks = blocks;
    number = blocks.get(Fields.NUMBER);
  }

  void run() {
    for (int size = 0; size <= 32; size++) {
      blocks.set(Fields.free(size), 0);
    }
    blocks.set(Fields.BUSY, 0);
    blocks.set(Fields.ASIDE, 0);
    blocks.visitAll(this::sort);
    ready.sort(Comparator.comparingLong(blocks::number));
    long next = 0;
    for (int i = ready.size() - 1; i >= 0; i--) {
      blocks.setNext(ready.get(i), next);
      next = ready.get(i);
    }
    blocks.set(Fields.FIRST, next);
    blocks.set(Fields.LAST, ready.isEmpty() ? 0 : ready.getLast());
    blocks.set(Fields.NUMBER, number);
    blocks.set(Fields.WRITING, writing);
    blocks.set(Fields.WRITING_BYTES, writingBytes);
    blocks.set(Fields.UNFINISHED, ready.size() + taken);
    blocks.set(Fields.STORED_BYTES, readyBytes);
    blocks.set(Fields.STORED, ready.size());
  }

  private void sort(long at) {
    switch (blocks.kind(at)) {
      case Blocks.EMPTY -> blocks.free(at);
      case Blocks.BEING_WRITTEN -> {
        blocks.link(Fields.BUSY, at);
        writing++;
        writingBytes += blocks.length(at);
      }
      case Blocks.READY -> {
        ready.add(at);
        readyBytes += blocks.length(at);
        number = Math.max(number, blocks.number(at));
      }
      case Blocks.TAKEN, Blocks.BEING_READ -> {
        blocks.link(Fields.BUSY, at);
        taken++;
        number = Math.max(number, blocks.number(at));
      }
      case Blocks.LEFT -> blocks.link(Fields.ASIDE, at);
      default -> throw new DamagedException("a state");
    }
  }
}
