package plait.stress;

/** How long the tests of this module run: short in every build, long with {@code -Dstress=long}. */
public final class Length {
  private static final boolean LONG = "long".equals(System.getProperty("stress"));

  private Length() {}

  /** One number for a short run, another one for a long run. */
  public static int of(int inShort, int inLong) {
    return LONG ? inLong : inShort;
  }

  public static boolean isLong() {
    return LONG;
  }
}
