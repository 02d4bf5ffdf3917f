package plait.sanitizer.agent;

/**
 * How much of a method is changed.
 *
 * @param accesses its fields and array elements are checked
 * @param orders its synchronization is followed, for races
 * @param locks its monitors are told to whoever listens to locks
 */
record Plan(boolean accesses, boolean orders, boolean locks) {
  static final Plan NOTHING = new Plan(false, false, false);

  Plan withoutAccesses() {
    return new Plan(false, orders, locks);
  }
}
