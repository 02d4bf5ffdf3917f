package plait.sanitizer.agent;

/**
 * How much of a method is changed.
 *
 * @param accesses its fields and array elements are checked
 * @param orders its synchronization is followed, for races
 */
record Plan(boolean accesses, boolean orders) {
  static final Plan NOTHING = new Plan(false, false);

  Plan withoutAccesses() {
    return new Plan(false, orders);
  }
}
