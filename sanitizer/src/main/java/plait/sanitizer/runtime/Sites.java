package plait.sanitizer.runtime;

import java.util.Arrays;

/** The places in the program where accesses are, by the numbers that changed code gives. */
public final class Sites {
  private static final SpinLock LOCK = new SpinLock();
  private static volatile Site[] all = new Site[4096];
  private static int count = 1;

  private Sites() {}

  public static int add(Site site) {
    LOCK.lock();
    try {
      Site[] sites = all;
      if (count == sites.length) {
        sites = Arrays.copyOf(sites, count * 2);
      }
      sites[count] = site;
      all = sites;
      return count++;
    } finally {
      LOCK.unlock();
    }
  }

  static Site get(int number) {
    return all[number];
  }

  /** How many accesses of the program are checked. */
  public static int count() {
    return count - 1;
  }
}
