package plait.internal.sharedqueue;

/** What lies in shared memory cannot be: somebody else has written there. */
final class DamagedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  DamagedException(String what) {
    super(
        "The shared memory of a queue or pipe is damaged ("
            + what
            + "): a process that has it wrote where it must not. Make a new one.");
  }
}
