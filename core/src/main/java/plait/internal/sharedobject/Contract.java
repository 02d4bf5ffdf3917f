package plait.internal.sharedobject;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of an interface that other processes may call, each by a number that is made from its
 * name and types: so both sides agree on it without a word.
 */
final class Contract {
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;

  private static final ClassValue<Contract> ALL =
      new ClassValue<>() {
        @Override
        protected Contract computeValue(Class<?> type) {
          return new Contract(type);
        }
      };

  private final Class<?> type;
  private final Map<Method, Long> numbers = new HashMap<>();
  private final Map<Long, Method> methods = new HashMap<>();

  /** Default methods of interfaces that are not public, ready to be called. */
  private final Map<Method, MethodHandle> defaults = new HashMap<>();

  private Contract(Class<?> type) {
    this.type = type;
    for (Method each : type.getMethods()) {
      if (!Modifier.isStatic(each.getModifiers()) && !isOfObject(each)) {
        add(each);
      }
    }
  }

  private void add(Method method) {
    open(method);
    if (method.isDefault() && !Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
      defaults.put(method, special(method));
    }
    long number = number(method);
    numbers.put(method, number);
    Method other = methods.putIfAbsent(number, method);
    if (other != null && other.getReturnType().isAssignableFrom(method.getReturnType())) {
      methods.put(number, method); // the same method, declared anew by an interface further down
    }
  }

  /** Interfaces that are public need no opening. */
  private static void open(Method method) {
    try {
      method.setAccessible(true);
    } catch (InaccessibleObjectException closed) {
      if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
        throw new IllegalArgumentException(
            "Plait may not call "
                + method.getDeclaringClass().getName()
                + ". Make it public in a package that is exported, or write in the module-info:"
                + " opens "
                + method.getDeclaringClass().getPackageName()
                + " to plait;",
            closed);
      }
    }
  }

  private static MethodHandle special(Method method) {
    Class<?> type = method.getDeclaringClass();
    Contract.class.getModule().addReads(type.getModule());
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .unreflectSpecial(method, type);
    } catch (IllegalAccessException closed) {
      throw new AssertionError("it was opened a moment ago", closed);
    }
  }

  /** Runs a default method of the interface here. */
  @Nullable Object callDefault(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    MethodHandle special = defaults.get(method);
    if (special == null) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    MethodHandle bound = special.bindTo(proxy);
    return arguments == null ? bound.invoke() : bound.invokeWithArguments(arguments);
  }

  /**
   * The one of a type.
   *
   * @throws IllegalArgumentException if it is no interface that can be shared
   */
  static Contract of(Class<?> type) {
    if (!type.isInterface() || type.isAnnotation()) {
      throw new IllegalArgumentException(
          type.getName() + " is no interface: what processes share is called through one.");
    }
    if (type.isHidden() || type.isSealed()) {
      throw new IllegalArgumentException(
          type.getName() + " is hidden or sealed: nothing else may implement it.");
    }
    return ALL.get(type);
  }

  /** Whether it is one of those that every object has and interfaces only describe. */
  static boolean isOfObject(Method method) {
    Class<?>[] types = method.getParameterTypes();
    return switch (method.getName()) {
      case "toString", "hashCode" -> types.length == 0;
      case "equals" -> types.length == 1 && types[0] == Object.class;
      default -> false;
    };
  }

  private static long number(Method method) {
    long hash = mixed(BASIS, method.getName());
    for (Class<?> each : method.getParameterTypes()) {
      hash = mixed(hash, each.getName());
    }
    return hash;
  }

  private static long mixed(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * PRIME;
    }
    return (mixed ^ ' ') * PRIME;
  }

  Class<?> type() {
    return type;
  }

  /** The number of one of its methods. */
  long numberOf(Method method) {
    Long number = numbers.get(method);
    return number == null ? number(method) : number;
  }

  /** The method of a number; null if it has none of that. */
  @Nullable Method method(long number) {
    return methods.get(number);
  }

  /** A method in words. */
  static String words(Method method) {
    StringBuilder words = new StringBuilder(method.getDeclaringClass().getSimpleName());
    words.append('.').append(method.getName()).append('(');
    String comma = "";
    for (Class<?> each : method.getParameterTypes()) {
      words.append(comma).append(each.getSimpleName());
      comma = ", ";
    }
    return words.append(')').toString();
  }
}
