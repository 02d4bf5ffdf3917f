package plait.bench;

import java.time.Duration;

/** Something that measures one figure. */
public interface Program {
  /** What is not installed that it needs; empty when nothing is missing. */
  String missing(Tools tools);

  /**
   * Measures in a process of its own.
   *
   * @param limit how long that may take
   * @throws MeasurementFailed if there is no figure
   */
  double measure(Tools tools, Scale scale, Duration limit) throws InterruptedException;
}
