package plait.bench;

import java.util.Locale;

/** How much is measured. */
public enum Effort {
  /** For figures that are published. */
  FULL,
  /** For a first look: small sizes, short warm-ups. */
  QUICK,
  /** To see that it works. */
  SMOKE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
