package plait.internal.wire;

import java.io.IOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The shape of a lambda that the other side has: all but what it captured. */
final class KnownLambda extends Known {
  /** Linking takes about as long as so many calls by reflection. */
  private static final int HOT = 10_000;

  private final Incoming link;
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
  private volatile @Nullable Method linker;
  private volatile @Nullable Callee callee;

  /** Calls by reflection, about: several threads count without a lock. */
  private int calls;

  private KnownLambda(Incoming link, KnownClass capturing, FrameBody in) throws IOException {
    this.link = link;
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
    return new KnownLambda(link, link.knownClass(in.readCount()), in);
  }

  /** Reads what a lambda captured, and makes it. */
  Object read(Decoder in) throws IOException {
    Class<?> type = capturing.type(link);
    if (!link.trust().admits(type.getName())) {
      throw link.trust().refused(type.getName());
    }
    @Nullable Object[] values = new Object[captured];
    for (int i = 0; i < captured; i++) {
      values[i] = in.read();
    }
    Object quickly = link.trust().isFull() && !isHot() ? reflected(type, values) : null;
    return quickly == null ? link(values) : quickly;
  }

  /** The lambda, ready without linking; null if its method is not open to that. */
  private @Nullable Object reflected(Class<?> type, @Nullable Object[] values) {
    Callee known = callee;
    try {
      if (known == null) {
        Class<?> holder = Class.forName(owner.replace('/', '.'), false, type.getClassLoader());
        known = callee = Callee.of(kind, holder, method, signature);
      }
      return Reflected.of(interfaceName, this, known, values);
    } catch (ReflectiveOperationException | RuntimeException notOpen) {
      return null;
    }
  }

  /** Counts a call, and tells whether linking pays by now. */
  boolean isHot() {
    return ++calls > HOT;
  }

  /**
   * Makes the lambda as its class would: only lambdas that it really has can be made so.
   *
   * @throws WireException if the class does not have it
   */
  Object link(@Nullable Object[] values) throws WireException {
    Class<?> type = capturing.type(link);
    try {
      Object made = linker(type).invoke(null, lambda(type, values));
      if (made != null) {
        return made;
      }
      throw new WireException(type.getName() + " made no lambda of " + method);
    } catch (InvocationTargetException e) {
      throw unknown(type, e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw unknown(type, e);
    }
  }

  private WireException unknown(Class<?> type, @Nullable Throwable cause) {
    return new WireException(
        "The lambda "
            + method
            + " of "
            + type.getName()
            + " cannot be made: "
            + Guarded.text(cause),
        cause);
  }

  private Method linker(Class<?> type) throws NoSuchMethodException {
    Method known = linker;
    if (known == null) {
      known = type.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
      known.setAccessible(true);
      linker = known;
    }
    return known;
  }

  private SerializedLambda lambda(Class<?> type, @Nullable Object[] values) {
    return new SerializedLambda(
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
  }
}
