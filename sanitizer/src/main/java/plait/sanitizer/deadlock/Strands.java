package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;

/**
 * The strand of each thread, by the thread's id. Found without a lock; rows are changed under one.
 */
final class Strands {
  private static final int SMALLEST = 1024;

  private static volatile Strand[] table = new Strand[SMALLEST];
  private static int count;

  private Strands() {}

  /** Of the calling thread. */
  static Strand current() {
    Thread thread = Thread.currentThread();
    long id = thread.threadId();
    Strand[] rows = table;
    for (Strand s = rows[(int) id & rows.length - 1]; s != null; s = s.next) {
      if (s.id == id) {
        return s;
      }
    }
    return of(thread);
  }

  /** Of a thread, made if there is none yet. */
  static synchronized Strand of(Thread thread) {
    Strand known = find(thread.threadId());
    if (known != null) {
      return known;
    }
    if (count > table.length) {
      enlarge();
    }
    Strand made = new Strand(thread);
    Strand[] rows = table;
    int row = (int) made.id & rows.length - 1;
    made.next = rows[row];
    rows[row] = made;
    table = rows; // a volatile write: whoever sees the strand sees what is in it
    count++;
    return made;
  }

  /** Of the thread with an id; null if there is none. */
  static Strand find(long id) {
    Strand[] rows = table;
    for (Strand s = rows[(int) id & rows.length - 1]; s != null; s = s.next) {
      if (s.id == id) {
        return s;
      }
    }
    return null;
  }

  /**
   * Who looks meanwhile may be led from one row to another and miss a strand, their own too: they
   * look again under the lock.
   */
  private static void enlarge() {
    List<Strand> all = all();
    Strand[] rows = new Strand[table.length * 4];
    table = rows;
    for (Strand s : all) {
      int row = (int) s.id & rows.length - 1;
      s.next = rows[row];
      rows[row] = s;
    }
    table = rows;
  }

  static synchronized List<Strand> all() {
    List<Strand> all = new ArrayList<>(count);
    for (Strand first : table) {
      for (Strand s = first; s != null; s = s.next) {
        all.add(s);
      }
    }
    return all;
  }

  /** Forgets a thread that nobody can ask for any more. */
  static synchronized void remove(Strand gone) {
    Strand[] rows = table;
    int row = (int) gone.id & rows.length - 1;
    Strand before = null;
    for (Strand s = rows[row]; s != null; before = s, s = s.next) {
      if (s == gone) {
        if (before == null) {
          rows[row] = s.next;
        } else {
          before.next = s.next;
        }
        count--;
        table = rows;
        return;
      }
    }
  }
}
