package plait.sanitizer.deadlock;

/** The end of a task. Its future gets to know what was done only if that matters to anybody. */
final class Ending {
  private final Handovers futures;
  private Past past = Past.NONE;
  private boolean over;
  private Object future;

  Ending(Handovers futures) {
    this.futures = futures;
  }

  synchronized void of(Object itsFuture) {
    if (over) {
      hand(itsFuture);
    } else {
      future = itsFuture;
    }
  }

  synchronized void end(Past known) {
    past = known;
    over = true;
    if (future != null) {
      hand(future);
      future = null;
    }
  }

  private void hand(Object to) {
    if (past != Past.NONE) {
      futures.of(to).add(past);
    }
  }

  synchronized Past past() {
    return past;
  }
}
