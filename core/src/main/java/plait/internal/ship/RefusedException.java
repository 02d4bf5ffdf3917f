package plait.internal.ship;

/** A question of a worker that its parent does not answer, and why. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedException(String reason) {
    super(reason, null, false, false);
  }
}
