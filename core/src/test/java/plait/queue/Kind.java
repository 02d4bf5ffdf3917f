package plait.queue;

import java.util.Comparator;
import java.util.List;
import plait.Processes;
import plait.Threads;
import plait.WorkQueue;

/** The kinds of queues that keep items, for tests that hold for all of them. */
public enum Kind {
  FIRST_FIRST,
  LAST_FIRST,
  SMALLEST_FIRST,
  /** First in, first out, in memory that processes share. */
  SHARED;

  public WorkQueue<Integer> of(int capacity) {
    return switch (this) {
      case FIRST_FIRST -> Threads.queue(capacity);
      case LAST_FIRST -> Threads.stack(capacity);
      case SMALLEST_FIRST -> Threads.priorityQueue(capacity, Comparator.naturalOrder());
      case SHARED -> Processes.queue(capacity);
    };
  }

  public WorkQueue<Integer> unbounded() {
    return switch (this) {
      case FIRST_FIRST -> Threads.queue();
      case LAST_FIRST -> Threads.stack();
      case SMALLEST_FIRST -> Threads.priorityQueue();
      case SHARED -> Processes.queue();
    };
  }

  /** In which order 3, 1, 2, put in that order, come out. */
  public List<Integer> orderOf312() {
    return switch (this) {
      case FIRST_FIRST, SHARED -> List.of(3, 1, 2);
      case LAST_FIRST -> List.of(2, 1, 3);
      case SMALLEST_FIRST -> List.of(1, 2, 3);
    };
  }
}
