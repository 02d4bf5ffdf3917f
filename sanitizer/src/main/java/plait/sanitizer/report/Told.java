package plait.sanitizer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plait.sanitizer.runtime.Race;

/** The races that were reported, for tests that ask what was found while they ran. */
public final class Told {
  private record Entry(Race race, String words) {}

  private static final List<Entry> ALL = new ArrayList<>();
  private static boolean on;

  private Told() {}

  static synchronized void begin() {
    on = true;
  }

  static synchronized void add(Race race, String words) {
    ALL.add(new Entry(race, words));
  }

  /** Whether races are looked for. */
  public static synchronized boolean isOn() {
    return on;
  }

  /** A moment, for {@link #since}. */
  public static synchronized Object mark() {
    Map<Race, Integer> seen = new HashMap<>();
    ALL.forEach(entry -> seen.put(entry.race, entry.race.times()));
    return seen;
  }

  /** The reports of races that were met since a moment, those that were known before it too. */
  public static synchronized List<String> since(Object mark) {
    Map<?, ?> before = (Map<?, ?>) mark;
    List<String> met = new ArrayList<>();
    for (Entry entry : ALL) {
      if (!Integer.valueOf(entry.race.times()).equals(before.get(entry.race))) {
        met.add(entry.words);
      }
    }
    return met;
  }
}
