package plait.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A run beside an earlier one. What is compared is how many times as good as its first peer Plait
 * was, because both sides of a ratio met the same disturbances; figures alone only where there is
 * no peer. Worse counts when it is beyond the noise: beyond what the rounds of both runs spread,
 * and beyond a least that few rounds cannot tell from chance.
 */
public final class Against {
  /** Ratios within a run hold to about this factor. */
  private static final double NOISE_OF_RATIOS = 1.25;

  /** With fewer than three rounds, the spread says little. */
  private static final double NOISE_OF_FEW = 1.6;

  /** Figures alone move up to this factor between runs. */
  private static final double NOISE_OF_FIGURES = 2;

  private static final int ENOUGH = 3;

  private final Report earlier;
  private final List<String> worse = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private Against(Report earlier) {
    this.earlier = earlier;
  }

  /** Why two runs cannot be compared, empty when they can; known before anything is measured. */
  public static Optional<String> obstacle(Report earlier, String effort, Report.Machine here) {
    Report.Machine there = earlier.origin().machine();
    if (!there.isLike(here)) {
      return Optional.of(
          "was made on another machine (%d cores, %s; here: %d cores, %s): figures of two machines say nothing about Plait. Measure the earlier version here."
              .formatted(there.cores(), there.processor(), here.cores(), here.processor()));
    }
    if (!earlier.origin().effort().equals(effort)) {
      return Optional.of(
          "is of a %s run, and this would be a %s one, which measures other sizes. Run both alike."
              .formatted(earlier.origin().effort(), effort));
    }
    return Optional.empty();
  }

  /** Compares the rows of both that are wanted. */
  public static Against compare(Report earlier, Report now, Predicate<Report.Row> isWanted) {
    var against = new Against(earlier);
    if (!earlier.origin().machine().java().equals(now.origin().machine().java())) {
      against.notes.add(
          "another JVM: %s then, %s now"
              .formatted(earlier.origin().machine().java(), now.origin().machine().java()));
    }
    now.rows().forEach(against::compare);
    earlier.rows().stream()
        .filter(row -> isWanted.test(row) && now.row(row.name()).isEmpty())
        .forEach(row -> against.worse.add(row.name() + ": is not measured any more"));
    return against;
  }

  private void compare(Report.Row now) {
    Optional<Report.Row> before = earlier.row(now.name());
    if (before.isEmpty()) {
      notes.add(now.name() + ": is new");
      return;
    }
    Report.Row then = before.get();
    for (Report.Point point : then.plait().points()) {
      long size = point.size();
      String label = now.isCurve() ? now.name() + " at " + Numbers.size(size) : now.name();
      if (then.plait().spread(size).isEmpty()) {
        notes.add(label + ": had no figure");
      } else if (now.plait().spread(size).isEmpty()) {
        String why = now.plait().missing();
        worse.add(label + ": has no figure any more" + (why.isEmpty() ? "" : ", " + why));
      } else {
        compare(label, then, now, size);
      }
    }
  }

  private void compare(String label, Report.Row then, Report.Row now, long size) {
    for (Report.Side peer : now.peers()) {
      Optional<Report.Side> same =
          then.peers().stream().filter(side -> side.who().equals(peer.who())).findFirst();
      Spread before = same.map(side -> then.lead(side, size)).orElse(Spread.of(List.of()));
      Spread after = now.lead(peer, size);
      if (!before.isEmpty() && !after.isEmpty()) {
        judge(label, before, after, before.median() / after.median(), NOISE_OF_RATIOS, peer.who());
        return;
      }
    }
    Spread before = then.plait().spread(size);
    Spread after = now.plait().spread(size);
    double ratio = after.median() / before.median();
    judge(label, before, after, now.more() ? 1 / ratio : ratio, NOISE_OF_FIGURES, "");
  }

  private void judge(
      String label, Spread before, Spread after, double loss, double least, String peer) {
    boolean few = Math.min(before.count(), after.count()) < ENOUGH;
    double noise =
        Math.max(Math.max(least, few ? NOISE_OF_FEW : 1), before.noise() * after.noise());
    String text =
        "%s: %s then, %s now%s; noise up to a factor of %s"
            .formatted(
                label,
                Numbers.text(before),
                Numbers.text(after),
                peer.isEmpty() ? "" : " times as good as " + peer,
                Numbers.text(noise));
    if (loss > noise) {
      worse.add(text);
    } else if (1 / loss > noise) {
      notes.add("better, " + text);
    }
  }

  /** The rows that got worse beyond the noise, or have no figures any more: a line for each. */
  public List<String> worse() {
    return worse;
  }

  /** What else there is to say: a line for each. */
  public List<String> notes() {
    return notes;
  }
}
