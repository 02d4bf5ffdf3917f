package plait.internal.ship;

import plait.internal.wire.Loaders;

/**
 * The class loaders of all processes of a program, by numbers that mean the same in each: those of
 * the program, which its workers have from it, and those that a process has made itself, which only
 * its own workers have.
 */
public final class RelatedLoaders implements Loaders {
  private final ShippedLoaders mine;

  /** Seen from the process that has these. */
  public RelatedLoaders(ShippedLoaders mine) {
    this.mine = mine;
  }

  @Override
  public int idOf(Class<?> type) {
    return mine.numberOf(type);
  }

  @Override
  public Class<?> find(int loader, String name) throws ClassNotFoundException {
    return mine.find(loader, name);
  }
}
