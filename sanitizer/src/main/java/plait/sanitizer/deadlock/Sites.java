package plait.sanitizer.deadlock;

import java.util.Arrays;

/** All places that take locks, by number. */
final class Sites {
  private static Site[] all = new Site[1024];
  private static int count;

  private Sites() {}

  static synchronized int add(Site site) {
    if (count == all.length) {
      all = Arrays.copyOf(all, count * 2);
    }
    all[count] = site;
    return count++;
  }

  static synchronized Site get(int number) {
    return all[number];
  }

  static synchronized int count() {
    return count;
  }
}
