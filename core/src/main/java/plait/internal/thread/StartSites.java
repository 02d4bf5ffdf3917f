package plait.internal.thread;

import org.jspecify.annotations.Nullable;

/**
 * Where tasks are started. Walking the stack costs more than starting a virtual thread, so it is
 * not done for ever: a lambda has a class of its own, and once it has been started from the same
 * line many times in a row, that line is taken for granted.
 *
 * <p>The fields are volatile; counts lost to races only delay the moment.
 */
final class StartSites {
  private static final int SURE = 32;
  private static final ClassValue<StartSites> SITES =
      new ClassValue<>() {
        @Override
        protected StartSites computeValue(Class<?> type) {
          return new StartSites();
        }
      };

  private volatile @Nullable StackTraceElement site;
  private volatile int seen;

  /** The line of the program that is now starting a task with this body. */
  static @Nullable StackTraceElement of(Object body) {
    Class<?> type = body.getClass();
    return type.isHidden() ? SITES.get(type).look() : Places.caller().orElse(null);
  }

  private @Nullable StackTraceElement look() {
    if (seen >= SURE) {
      return site;
    }
    StackTraceElement here = Places.caller().orElse(null);
    if (here == null || here.equals(site)) {
      int before = seen;
      seen = before + 1;
    } else {
      site = here;
      seen = 0;
    }
    return here;
  }
}
