package plait.internal.wire;

import java.lang.invoke.MethodHandleInfo;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The method that implements a lambda, called by reflection: nothing has to be linked for it. Safe
 * for several threads.
 */
final class Callee {
  private final Executable target;

  private Callee(Executable target) {
    this.target = target;
  }

  /**
   * Finds the method.
   *
   * @param kind how it is called, as {@link MethodHandleInfo} numbers it
   * @throws ReflectiveOperationException if it is not there
   */
  static Callee of(int kind, Class<?> owner, String name, String descriptor)
      throws ReflectiveOperationException {
    Class<?>[] types = Descriptor.parameters(descriptor, owner.getClassLoader());
    Executable target =
        kind == MethodHandleInfo.REF_newInvokeSpecial
            ? owner.getDeclaredConstructor(types)
            : method(owner, name, types);
    target.setAccessible(true);
    return new Callee(target);
  }

  private static Method method(Class<?> owner, String name, Class<?>[] types)
      throws NoSuchMethodException {
    for (Class<?> c = owner; c != null; c = c.getSuperclass()) {
      for (Method each : c.getDeclaredMethods()) {
        if (each.getName().equals(name)
            && java.util.Arrays.equals(each.getParameterTypes(), types)) {
          return each;
        }
      }
    }
    return owner.getMethod(name, types); // an interface may have it from another
  }

  /** The arguments of a call are not those that the method takes; it was not called. */
  static final class MisfitException extends Exception {
    private static final long serialVersionUID = 1L;

    MisfitException(IllegalArgumentException reason) {
      super(reason);
    }
  }

  /** Calls it with what the lambda captured, followed by the arguments of the call. */
  @Nullable Object call(@Nullable Object[] captured, @Nullable Object[] arguments)
      throws Throwable {
    int from = isBound() ? 1 : 0;
    int n = captured.length + arguments.length;
    Object receiver = null;
    @Nullable Object[] all = new Object[n - from];
    for (int i = 0; i < n; i++) {
      Object each = i < captured.length ? captured[i] : arguments[i - captured.length];
      if (i < from) {
        receiver = each;
      } else {
        all[i - from] = each;
      }
    }
    try {
      return target instanceof Constructor<?> made
          ? made.newInstance(all)
          : ((Method) target).invoke(receiver, all);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } catch (IllegalArgumentException unfit) {
      throw new MisfitException(unfit);
    }
  }

  private boolean isBound() {
    return target instanceof Method && !Modifier.isStatic(target.getModifiers());
  }

  @Override
  public String toString() {
    return target.getDeclaringClass().getName() + "." + target.getName();
  }
}
