package plait.internal.wire;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * How serializable lambdas and method references are written: the number of their shape, then what
 * they captured. All lambdas of one hidden class have one shape.
 */
final class LambdaForm extends WholeForm {
  private final Packer packer;
  private final Method replace;
  private volatile @Nullable Shape shape;

  /** What the first lambda of the class told. */
  private record Shape(Definition capturing, Definition definition, int captured) {}

  private LambdaForm(Packer packer, Method replace) {
    super(true);
    this.packer = packer;
    this.replace = replace;
  }

  /** The form of a hidden class, which refuses if it is not that of a serializable lambda. */
  static Form of(Class<?> type, Packer packer) {
    try {
      Method replace = type.getDeclaredMethod("writeReplace");
      replace.setAccessible(true);
      return new LambdaForm(packer, replace);
    } catch (NoSuchMethodException notSerializable) {
      return Refusal.ofHidden(type);
    }
  }

  @Override
  void content(Encoder out, Object value) {
    Shape known = shape;
    SerializedLambda lambda = known != null && known.captured == 0 ? null : opened(value);
    if (known == null && lambda != null) {
      known = learn(value.getClass(), lambda);
    }
    if (known == null) {
      throw new AssertionError(value.getClass());
    }
    out.put(Tag.LAMBDA);
    out.need(known.capturing);
    out.use(known.definition);
    for (int i = 0; i < known.captured && lambda != null; i++) {
      try {
        out.write(lambda.getCapturedArg(i));
      } catch (Unsendable why) {
        throw why.at("(" + source(value, lambda).captured(i) + ")");
      }
    }
  }

  /** The lambda in the words of its source. */
  LambdaSource source(Object value) {
    return source(value, opened(value));
  }

  private static LambdaSource source(Object value, SerializedLambda lambda) {
    return new LambdaSource(lambda, value.getClass().getClassLoader());
  }

  private SerializedLambda opened(Object value) {
    try {
      if (replace.invoke(value) instanceof SerializedLambda lambda) {
        return lambda;
      }
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new Unsendable("its writeReplace failed", "Mend " + replace, e);
    }
    throw new Unsendable(
        value.getClass().getName() + " was made at run time and has no class file",
        "Write it as a named class, a record or a lambda that is Serializable",
        null);
  }

  private synchronized Shape learn(Class<?> type, SerializedLambda lambda) {
    Shape known = shape;
    if (known == null) {
      Definition capturing = packer.definitionOf(capturingClass(type, lambda));
      known =
          new Shape(
              capturing,
              Definitions.of(lambda, capturing, packer.nextNumber()),
              lambda.getCapturedArgCount());
      shape = known;
    }
    return known;
  }

  private static Class<?> capturingClass(Class<?> type, SerializedLambda lambda) {
    String name = lambda.getCapturingClass().replace('/', '.');
    try {
      return Class.forName(name, false, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new Unsendable(
          "its class " + name + " cannot be found by name",
          "Write the lambda in a class that has a class file",
          e);
    }
  }
}
