package plait.sanitizer.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;

/** The last use of one object that is not safe for threads. */
final class ContainerShadow extends WeakTable.Entry {
  long written;
  long read;

  /** Of a map in access order even {@code get} is a change. */
  final boolean changesWhenRead;

  /** Of a list; null of others. */
  final ListElements elements;

  /** What the program knows it as. */
  String name;

  ContainerShadow(Object object, long place) {
    super(object, place);
    name = ContainerKind.of(object.getClass()).name;
    elements =
        object instanceof ArrayList || object instanceof LinkedList ? new ListElements(this) : null;
    changesWhenRead = object instanceof LinkedHashMap && isInAccessOrder(object);
  }

  static final long WRITTEN = offset(ContainerShadow.class, "written");
  static final long READ = offset(ContainerShadow.class, "read");
  private static final long ORDER = offset(LinkedHashMap.class, "accessOrder");

  private static long offset(Class<?> type, String field) {
    try {
      return Raw.offset(Raw.field(type, field));
    } catch (NoSuchFieldException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static boolean isInAccessOrder(Object map) {
    return Raw.flag(map, ORDER);
  }

  String identity() {
    Object object = get();
    return object == null ? "" : Integer.toHexString(System.identityHashCode(object));
  }
}
