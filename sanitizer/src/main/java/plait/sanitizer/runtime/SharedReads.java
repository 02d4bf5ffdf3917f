package plait.sanitizer.runtime;

import java.util.Arrays;

/** The reads of a variable since its last write, when they were not all in order. */
final class SharedReads extends WeakTable.Entry {
  private final SpinLock lock = new SpinLock();
  private long[] words = new long[4];
  private int count;

  SharedReads(Object object, long place) {
    super(object, place);
  }

  /** Begins anew, with two reads. */
  void restart(long one, long two) {
    lock.lock();
    try {
      words[0] = one;
      words[1] = two;
      count = 2;
    } finally {
      lock.unlock();
    }
  }

  void add(ThreadState state, long mine) {
    lock.lock();
    try {
      int slot = Word.slot(mine);
      for (int i = 0; i < count; i++) {
        if (Word.slot(words[i]) == slot
            && (Word.time(words[i]) == Word.time(mine) || state.knows(words[i]))) {
          words[i] = mine;
          return;
        }
      }
      if (count == words.length) {
        words = Arrays.copyOf(words, count * 2);
      }
      words[count++] = mine;
    } finally {
      lock.unlock();
    }
  }

  /** A read that did not happen before what the thread does now, or 0. */
  long unknownTo(ThreadState state) {
    lock.lock();
    try {
      for (int i = 0; i < count; i++) {
        if (!state.knows(words[i])) {
          return words[i];
        }
      }
      return 0;
    } finally {
      lock.unlock();
    }
  }
}
