package plait.internal.process;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.Fn;
import plait.NotSendableException;
import plait.Target;

/**
 * A body that was written in JShell, together with the variables of JShell that it reads: these are
 * static fields, which a worker has for itself. It sets them before each call, so that every call
 * sees the values of the moment at which the body was handed in.
 */
record ShellBody(Object body, List<Variable> variables)
    implements Target<@Nullable Object>, Fn<@Nullable Object, @Nullable Object> {

  /** A variable and the value that it had. */
  record Variable(Class<?> owner, String name, @Nullable Object value) {

    /** The variable as it is now. */
    static Variable of(Class<?> owner, String name) {
      try {
        return new Variable(owner, name, field(owner, name).get(null));
      } catch (ReflectiveOperationException e) {
        throw new NotSendableException(
            "The variable "
                + name
                + " of JShell cannot be read, so the task that reads it cannot be sent. Pass it to"
                + " a method as a parameter, and start the task there.",
            e);
      }
    }

    private void restore() throws ReflectiveOperationException {
      field(owner, name).set(null, value);
    }

    /** Public, in a class that is not. */
    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    }
  }

  @Override
  public @Nullable Object call() throws Exception {
    restore();
    return ((Target<?>) body).call();
  }

  @Override
  @SuppressWarnings("unchecked") // the program sends the function with items that it takes
  public @Nullable Object apply(@Nullable Object item) throws Exception {
    restore();
    return Objects.requireNonNull((Fn<@Nullable Object, @Nullable Object>) body).apply(item);
  }

  private void restore() throws ReflectiveOperationException {
    for (Variable each : variables) {
      each.restore();
    }
  }
}
