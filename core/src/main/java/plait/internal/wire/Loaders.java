package plait.internal.wire;

/**
 * The class loaders of the sending program, by number; 0 is the platform (and boot) loader, whose
 * classes every side has.
 */
public interface Loaders {
  /** The number of the loader that defined a class; on the sending side it is registered. */
  int idOf(Class<?> type);

  /** The class of that name as the loader of that number has it. */
  Class<?> find(int loader, String name) throws ClassNotFoundException;
}
