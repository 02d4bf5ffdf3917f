package plait.sanitizer.deadlock;

/** The stack of the thread that made it. Taking one is cheap; reading it is not. */
final class Snapshot extends Throwable {
  private static final long serialVersionUID = 1;

  Snapshot() {
    super(null, null, false, true);
  }
}
