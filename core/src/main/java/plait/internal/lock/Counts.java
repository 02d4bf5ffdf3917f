package plait.internal.lock;

/** Checks of numbers that come from users. */
public final class Counts {
  private Counts() {}

  public static int atLeastOne(int count, String what) {
    return atLeast(1, count, what);
  }

  public static int atLeastZero(int count, String what) {
    return atLeast(0, count, what);
  }

  private static int atLeast(int least, int count, String what) {
    if (count < least) {
      throw new IllegalArgumentException(
          "The " + what + " is " + count + ": give " + least + " or more.");
    }
    return count;
  }
}
