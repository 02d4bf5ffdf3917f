package plait.internal.wire;

/**
 * The class loaders of the program that sends its classes, by number. Number 0 is the platform
 * loader together with the boot loader: every side has their classes. Safe for use by several
 * threads.
 */
public interface Loaders {

  /**
   * The number of the loader of a class. The side that owns the classes registers the loader if it
   * is new; a worker answers the number that its copy of that loader carries.
   *
   * @param type a class that is neither an array nor primitive
   * @return the number; negative if the other side could never find the class, because its loader
   *     exists in this process only
   */
  int idOf(Class<?> type);

  /**
   * The class of that name as the given loader sees it, not initialized.
   *
   * @throws ClassNotFoundException if there is no such loader or no such class, with a message for
   *     the user
   */
  Class<?> find(int loader, String name) throws ClassNotFoundException;
}
