package plait.internal.wire;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/** Tells captured variables and lambdas in the words of their program. */
final class Captured {
  private Captured() {}

  /** The captured value at that place. */
  static String name(SerializedLambda lambda, int place, @Nullable ClassLoader loader) {
    if (place == 0 && lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic) {
      return "this";
    }
    return "captured value " + (place + 1) + " of " + lambda.getCapturedArgCount();
  }
}
