package plait.internal.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;

/**
 * Makes throwables of the JDK again by their constructors: those that keep nothing but what every
 * throwable keeps. For others nobody knows what a constructor does.
 */
final class Remaker {
  private final Constructor<?> constructor;

  private Remaker(Constructor<?> constructor) {
    this.constructor = constructor;
  }

  /** The one for a class, or null if it is not to be made so. */
  static @Nullable Remaker of(Class<?> type) {
    boolean isKnown =
        type == NotSendableException.class
            || (type.getClassLoader() == null && type.getName().startsWith("java."));
    if (!isKnown || !Throwable.class.isAssignableFrom(type) || hasOwnFields(type)) {
      return null;
    }
    Constructor<?> constructor = constructor(type);
    return constructor == null ? null : new Remaker(constructor);
  }

  private static boolean hasOwnFields(Class<?> type) {
    for (Class<?> c = type; c != Throwable.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
          return true;
        }
      }
    }
    return Modifier.isAbstract(type.getModifiers());
  }

  /** The public constructor of a message, or else of a message and a cause. */
  private static @Nullable Constructor<?> constructor(Class<?> type) {
    Constructor<?> found = null;
    for (Constructor<?> each : type.getConstructors()) {
      Class<?>[] types = each.getParameterTypes();
      if (types.length == 0 || types[0] != String.class) {
        continue;
      }
      if (types.length == 1) {
        return each;
      }
      if (types.length == 2 && Throwable.class.isAssignableFrom(types[1])) {
        found = each;
      }
    }
    return found;
  }

  Throwable make(@Nullable String message, @Nullable Throwable cause)
      throws ReflectiveOperationException {
    if (constructor.getParameterCount() == 2) {
      return (Throwable) constructor.newInstance(message, cause);
    }
    Throwable made = (Throwable) constructor.newInstance(message);
    if (cause != null) {
      made.initCause(cause);
    }
    return made;
  }
}
