package plait.sanitizer.runtime;

/** The stack of the thread that made it. Taking one is cheap; reading it is not. */
final class Trace extends Throwable {
  private static final long serialVersionUID = 1;

  Trace() {
    super(null, null, false, true);
  }
}
