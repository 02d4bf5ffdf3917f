package plait.internal.wire;

import java.io.IOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The shape of a lambda that the other side has: all but what it captured. */
final class KnownLambda extends Known {
  private final KnownClass capturing;
  private final String interfaceName;
  private final String interfaceMethod;
  private final String interfaceSignature;
  private final int kind;
  private final String owner;
  private final String method;
  private final String signature;
  private final String instantiated;
  private final int captured;
  private @Nullable Method linker;

  private KnownLambda(KnownClass capturing, FrameBody in) throws IOException {
    this.capturing = capturing;
    this.interfaceName = in.readText();
    this.interfaceMethod = in.readText();
    this.interfaceSignature = in.readText();
    this.kind = in.readCount();
    this.owner = in.readText();
    this.method = in.readText();
    this.signature = in.readText();
    this.instantiated = in.readText();
    this.captured = in.readCount();
    if (captured > 255) {
      throw new WireException("A lambda cannot capture " + captured + " values");
    }
  }

  static KnownLambda read(FrameBody in, Incoming link) throws IOException {
    return new KnownLambda(link.knownClass(in.readCount()), in);
  }

  Object read(Decoder in) throws IOException {
    @Nullable Object[] values = new Object[captured];
    for (int i = 0; i < captured; i++) {
      values[i] = in.read();
    }
    return link(values, in.link());
  }

  /** Makes the lambda as its class would: only lambdas that it really has can be made so. */
  private Object link(@Nullable Object[] values, Incoming link) throws WireException {
    Class<?> type = capturing.type(link);
    SerializedLambda lambda =
        new SerializedLambda(
            type,
            interfaceName,
            interfaceMethod,
            interfaceSignature,
            kind,
            owner,
            method,
            signature,
            instantiated,
            values);
    try {
      Method made = linker;
      if (made == null) {
        made = type.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
        made.setAccessible(true);
        linker = made;
      }
      Object result = made.invoke(null, lambda);
      if (result == null) {
        throw new WireException(type.getName() + " made no lambda");
      }
      return result;
    } catch (InvocationTargetException e) {
      throw new WireException(
          "The lambda "
              + method
              + " of "
              + type.getName()
              + " could not be made: "
              + Guarded.text(e.getCause()),
          e.getCause());
    } catch (NoSuchMethodException | IllegalAccessException | RuntimeException e) {
      throw new WireException(type.getName() + " has no such serializable lambda: " + method, e);
    }
  }
}
