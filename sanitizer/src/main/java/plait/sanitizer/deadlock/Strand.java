package plait.sanitizer.deadlock;

import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * What is known of one thread: the locks that it holds, where it took them, and what it waits for.
 * Changed by the thread itself without any order; others read it only while the thread stands
 * still.
 */
final class Strand {
  private static final int SMALLEST = 8;
  private static final int LATELY = 8;

  final long id;
  final WeakReference<Thread> thread;
  final boolean virtual;

  /** The next in the same row of the table. */
  volatile Strand next;

  /**
   * The locks in the order taken, nested ones too. The last one may be a monitor that the thread
   * does not have yet but is about to enter.
   */
  Object[] locks = new Object[SMALLEST];

  /** Where each was taken, doubled, plus one if others can hold it too. */
  int[] sites = new int[SMALLEST];

  int count;

  /** Whether the last of the locks is one that the thread waits for. Not set for monitors. */
  boolean wanting;

  /** The monitor or condition that the thread waits on, or the thread whose end it waits for. */
  Object waitingFor;

  /** Where that is, as in {@link #sites}. */
  int waitingAt;

  /** Set while the thread is in here, whose own locks are of no interest. */
  boolean busy;

  /**
   * Pairs of locks that were told of lately, by the place of the second. Emptied now and then, so
   * that they keep nothing alive.
   */
  final Object[] lately = new Object[LATELY * 2];

  /** Counts what is left out when a sample has to do. */
  int skipped;

  /** Its number among the threads that ever held two locks; 0 until then. */
  int number;

  /** Counts how often it handed to others what it knows, as when it started a thread. */
  int epoch;

  /** Whether it has held two locks in this epoch. */
  boolean nested;

  /** How many tasks it is in that are known, one within the other. */
  int tasks;

  Past past = Past.NONE;

  Strand(Thread thread) {
    this.id = thread.threadId();
    this.thread = new WeakReference<>(thread);
    this.virtual = thread.isVirtual();
  }

  /** Adds a lock that the thread has, or is about to enter and may have to wait for. */
  void push(Object lock, int site) {
    if (wanting) {
      drop();
    }
    int at = count;
    if (at == locks.length) {
      grow();
    }
    locks[at] = lock;
    sites[at] = site;
    count = at + 1;
  }

  private void grow() {
    locks = Arrays.copyOf(locks, count * 2);
    sites = Arrays.copyOf(sites, count * 2);
  }

  /** Takes a lock away that the thread gives back; one that it never took is none of ours. */
  void pop(Object lock) {
    if (wanting) {
      drop();
    }
    int last = count - 1;
    if (last >= 0 && locks[last] == lock) {
      locks[last] = null;
      count = last;
    } else {
      remove(lock, last);
    }
  }

  private void remove(Object lock, int last) {
    for (int i = last - 1; i >= 0; i--) {
      if (locks[i] == lock) {
        remove(i);
        return;
      }
    }
  }

  private void remove(int at) {
    int last = count - 1;
    System.arraycopy(locks, at + 1, locks, at, last - at);
    System.arraycopy(sites, at + 1, sites, at, last - at);
    locks[last] = null;
    count = last;
  }

  /**
   * Takes those away that the thread does not have any more, as code that was not changed gave them
   * back. Called by the thread itself, for the locks below the last one.
   */
  void dropStale(int top) {
    Thread me = Thread.currentThread();
    for (int i = top - 1; i >= 0; i--) {
      if (!Ownership.mayHave(me, locks[i])) {
        remove(i);
      }
    }
  }

  /** The wait for the last of the locks ended without it. */
  void drop() {
    wanting = false;
    if (count > 0) {
      locks[--count] = null;
    }
  }

  /** Whether the two locks that it has now are the same as when it was here last. */
  boolean isAsLately() {
    int at = (sites[1] & (LATELY - 1) << 1);
    return lately[at] == locks[0] && lately[at + 1] == locks[1];
  }

  void noteLately() {
    int at = (sites[1] & (LATELY - 1) << 1);
    lately[at] = locks[0];
    lately[at + 1] = locks[1];
  }

  void forgetLately() {
    Arrays.fill(lately, null);
  }

  boolean isShared(int i) {
    return (sites[i] & 1) != 0;
  }

  Site site(int i) {
    return Sites.get(sites[i] >> 1);
  }

  /** What a report calls the thread. */
  String describe() {
    Thread known = thread.get();
    String name = known == null ? "" : known.getName();
    return (virtual ? "virtual thread" : "thread")
        + (name.isEmpty() ? "" : " \"" + name + "\"")
        + " #"
        + id;
  }

  String name() {
    Thread known = thread.get();
    return known == null ? "" : known.getName();
  }
}
