package plait.internal.wire;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JDK serialization that names classes as the rest of a parcel does, and takes out the parts that
 * only Plait can write.
 */
final class JdkWriter extends ObjectOutputStream {
  private final Encoder out;
  private final Object root;
  private final List<Object> parts = new ArrayList<>();
  private final Map<Object, TakenOut> takenOut = new IdentityHashMap<>();

  JdkWriter(OutputStream to, Encoder out, Object root) throws IOException {
    super(to);
    this.out = out;
    this.root = root;
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
    if (object == null || object == root || !isForPlait(object)) {
      return object;
    }
    return takenOut.computeIfAbsent(
        object,
        part -> {
          parts.add(part);
          return new TakenOut(parts.size() - 1);
        });
  }

  private boolean isForPlait(Object object) {
    if (object instanceof Throwable) {
      return true;
    }
    if (object instanceof Serializable) {
      return false;
    }
    return !(out.packer().formOf(object.getClass()) instanceof RefusedForm);
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
