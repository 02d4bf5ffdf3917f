package plait.internal.wire;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the way from an object to the part of it that cannot travel, because JDK serialization
 * tells only the class of that part.
 */
final class Trail {
  private static final int LONGEST = 100;
  private static final int MOST = 100_000;

  private final Packer packer;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Trail(Packer packer) {
    this.packer = packer;
  }

  /** What was wrong with a part of the object, with the way to it if that can be found. */
  static Unsendable explain(Object root, Unsendable otherwise, Packer packer) {
    try {
      Unsendable found = new Trail(packer).search(root, true, 0);
      return found == null ? otherwise : found;
    } catch (RuntimeException unreadable) {
      return otherwise;
    }
  }

  private @Nullable Unsendable search(@Nullable Object object, boolean isRoot, int depth) {
    if (object == null || depth > LONGEST || seen.size() > MOST || !seen.add(object)) {
      return null;
    }
    Form form = packer.formOf(object.getClass());
    if (form instanceof RefusedForm refused && !isRoot) {
      return refused.unsendable();
    }
    if (object instanceof Object[] array) {
      return amongElements(java.util.Arrays.asList(array), depth);
    }
    if (object instanceof Collection<?> collection) {
      return amongElements(collection, depth);
    }
    if (object instanceof Map<?, ?> map) {
      return amongEntries(map, depth);
    }
    boolean hasFields = form instanceof JdkForm || form instanceof RecordForm;
    return hasFields || isRoot ? amongFields(object, depth) : null;
  }

  private @Nullable Unsendable amongElements(Collection<?> elements, int depth) {
    int i = 0;
    for (Object each : elements) {
      Unsendable found = search(each, false, depth + 1);
      if (found != null) {
        return found.at("[" + i + "]");
      }
      i++;
    }
    return null;
  }

  private @Nullable Unsendable amongEntries(Map<?, ?> map, int depth) {
    for (Map.Entry<?, ?> each : map.entrySet()) {
      Unsendable found = search(each.getKey(), false, depth + 1);
      if (found != null) {
        return found.at(".key");
      }
      found = search(each.getValue(), false, depth + 1);
      if (found != null) {
        return found.at("[" + Guarded.text(each.getKey()) + "]");
      }
    }
    return null;
  }

  private @Nullable Unsendable amongFields(Object object, int depth) {
    for (Class<?> c = object.getClass(); c != null && isWritten(c); c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        boolean isLeftOut = (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) != 0;
        if (!isLeftOut && !field.getType().isPrimitive() && field.trySetAccessible()) {
          Unsendable found = search(value(field, object), false, depth + 1);
          if (found != null) {
            return found.at("." + name(field));
          }
        }
      }
    }
    return null;
  }

  private static boolean isWritten(Class<?> type) {
    return type.isRecord() || Serializable.class.isAssignableFrom(type);
  }

  /** The name in the source: a compiler calls the object around an inner one {@code this$0}. */
  private static String name(Field field) {
    if (!field.isSynthetic()) {
      return field.getName();
    }
    return field.getName().startsWith("this$")
        ? field.getType().getSimpleName() + ".this"
        : field.getName().replace("val$", "");
  }

  private static @Nullable Object value(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException closed) {
      return null;
    }
  }
}
