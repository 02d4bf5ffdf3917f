package plait.internal.wire;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JDK serialization that names classes as the rest of a parcel does, and takes out the parts that
 * only Plait can write.
 */
final class JdkWriter extends ObjectOutputStream {
  private final Encoder out;
  private final Object root;
  private final StackTraceElement @Nullable [] trace;
  private final List<Object> parts = new ArrayList<>();
  private final IdentityHashMap<Object, TakenOut> takenOut = new IdentityHashMap<>();

  /**
   * Makes one for one object.
   *
   * @param trace the stack trace that goes ahead if the object is a throwable
   */
  JdkWriter(OutputStream to, Encoder out, Object root, StackTraceElement @Nullable [] trace)
      throws IOException {
    super(to);
    this.out = out;
    this.root = root;
    this.trace = trace;
    enableReplaceObject(true);
  }

  /** What was taken out, by the numbers in {@link TakenOut}. */
  List<Object> parts() {
    return parts;
  }

  @Override
  protected void writeStreamHeader() {
    // a parcel needs no mark of its own in the middle
  }

  @Override
  protected @Nullable Object replaceObject(@Nullable Object object) {
    if (object == null || object == root) {
      return object;
    }
    if (object instanceof Throwable) {
      return out.isUnmade(object) ? null : takeOut(object);
    }
    if (object instanceof StackTraceElement[] lines && Arrays.equals(lines, trace)) {
      return TakenOut.TRACE;
    }
    return isOrdinary(object) || isRefused(object) ? object : takeOut(object);
  }

  private static boolean isOrdinary(Object object) {
    return object instanceof Serializable && !ProxyForm.isShared(object);
  }

  private boolean isRefused(Object object) {
    return out.packer().formOf(object.getClass()) instanceof RefusedForm;
  }

  private TakenOut takeOut(Object part) {
    TakenOut out = takenOut.get(part);
    if (out == null) {
      out = new TakenOut(parts.size());
      parts.add(part);
      takenOut.put(part, out);
    }
    return out;
  }

  @Override
  protected void annotateClass(Class<?> type) throws IOException {
    Class<?> element = type;
    int dimensions = 0;
    while (element.isArray()) {
      element = element.componentType();
      dimensions++;
    }
    writeByte(dimensions);
    name(element);
  }

  @Override
  protected void annotateProxyClass(Class<?> type) throws IOException {
    for (Class<?> each : type.getInterfaces()) {
      name(each);
    }
  }

  private void name(Class<?> type) throws IOException {
    if (type == TakenOut.class) {
      writeInt(-1);
    } else if (type.isPrimitive()) {
      writeInt(0);
      writeByte(Primitives.numberOf(type));
    } else {
      Definition definition = out.packer().definitionOf(type);
      out.need(definition);
      writeInt(definition.number());
    }
  }
}
