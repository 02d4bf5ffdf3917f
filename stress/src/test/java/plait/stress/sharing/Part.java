package plait.stress.sharing;

import java.util.random.RandomGenerator;

/**
 * Something that processes share, used at random by all who take part in the storm: two who survive
 * it, in this process and in another one, and victims.
 */
interface Part {
  /**
   * One small thing that one of them does.
   *
   * @param who its number, 0 and 1 for those who survive
   * @throws AssertionError if something is not as it should be
   */
  void step(int who, RandomGenerator random) throws Exception;

  /** Sees, in the process of the test, that a victim's death did no harm; the others go on. */
  default void afterDeath(int victim, String when) throws Exception {}

  /** Sees that nothing is lost, once nobody does anything any more. */
  void atEnd(int deaths, String when) throws Exception;

  static void check(boolean good, String what) {
    if (!good) {
      throw new AssertionError(what);
    }
  }
}
