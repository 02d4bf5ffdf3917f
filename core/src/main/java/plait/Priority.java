package plait;

/**
 * Which of the waiting tasks of a pool go first, see {@link Pool#priority}. It decides about
 * waiting tasks only: what runs is not interrupted, and the threads of the JVM know nothing of it.
 */
public enum Priority {
  /** Before all others: somebody waits for the result. */
  HIGH,
  /** What tasks have if nobody says otherwise. */
  NORMAL,
  /** After all others: there is time. */
  LOW
}
