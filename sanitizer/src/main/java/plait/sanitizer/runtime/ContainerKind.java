package plait.sanitizer.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;

/** What a class means for {@link Containers}, learned when it is first met. */
final class ContainerKind extends WeakTable.Entry {
  private static final Set<String> CHECKED =
      Set.of(
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.EnumMap",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.PriorityQueue",
          "java.lang.StringBuilder",
          "java.util.BitSet",
          "java.util.StringJoiner",
          "java.text.SimpleDateFormat",
          "java.text.DecimalFormat",
          "java.util.GregorianCalendar");

  private static final Set<String> SETS =
      Set.of("java.util.HashSet", "java.util.LinkedHashSet", "java.util.TreeSet");

  private static final Set<String> PARTS =
      Set.of(
          "java.util.ArrayList$SubList",
          "java.util.AbstractList$SubList",
          "java.util.AbstractList$RandomAccessSubList");

  private static final String UNMODIFIABLE = "java.util.Collections$Unmodifiable";

  private static final WeakTable<ContainerKind> TABLE = new WeakTable<>(ContainerKind::new);

  /** A class that is of no interest. */
  static final ContainerKind NONE = new ContainerKind(Object.class, 0);

  /** Whether its objects are variables. */
  final boolean checked;

  /** Where its objects refer to what they are a view of; -1 if they are none. */
  final long owner;

  /** Where a part of a list keeps at which element it begins; -1 of others. */
  final long start;

  /** Whether its elements have the numbers that they have in what it is a view of. */
  private final boolean hides;

  /** What reports call its objects: those of a subclass as those of the JDK's class. */
  final String name;

  /** Whether it is a set, which is known by its own name though it is kept in a map. */
  final boolean isSet;

  private ContainerKind(Object type, long place) {
    super(type, place);
    Class<?> of = (Class<?>) type;
    String own = of.getName();
    Class<?> known = checkedAs(of);
    checked = known != null;
    name = checked ? known.getName() : own;
    start = PARTS.contains(own) ? offset(of, "offset") : -1;
    hides = own.startsWith(UNMODIFIABLE);
    isSet = SETS.contains(own);
    owner =
        isSet
            ? offset(of, "map", "m")
            : checked ? -1 : isView(own) ? offset(of, "this$0", "root", "m", "parent", "c") : -1;
  }

  /**
   * The class of the JDK whose objects a class's are; null for none. A class of the program that
   * has its own form of a public method may lock in it.
   */
  private static Class<?> checkedAs(Class<?> type) {
    Class<?> at = type;
    for (; at != null && !isJdk(at); at = at.getSuperclass()) {
      if (overrides(at)) {
        return null;
      }
    }
    return at != null && CHECKED.contains(at.getName()) ? at : null;
  }

  private static boolean isJdk(Class<?> type) {
    return type.getClassLoader() == null;
  }

  private static boolean overrides(Class<?> type) {
    try {
      for (Method method : Raw.methods(type)) {
        int flags = method.getModifiers();
        if (Modifier.isPublic(flags) && !Modifier.isStatic(flags)) {
          return true;
        }
      }
      return false;
    } catch (LinkageError e) {
      return true;
    }
  }

  /** The number that an element of a view has in the list; -1 if that is not known. */
  static int index(Object view, int index) {
    Object at = view;
    while (true) {
      ContainerKind kind = of(at.getClass());
      if (kind.checked) {
        return index;
      }
      if (kind.start >= 0) {
        return index + Raw.integer(at, kind.start);
      }
      if (!kind.hides || kind.owner < 0) {
        return -1;
      }
      at = Raw.reference(at, kind.owner);
    }
  }

  private static boolean isView(String name) {
    if (name.startsWith(UNMODIFIABLE)) {
      return true;
    }
    int inner = name.indexOf('$');
    if (inner < 0) {
      return false;
    }
    String outer = name.substring(0, inner);
    return CHECKED.contains(outer) || outer.equals("java.util.AbstractList");
  }

  private static long offset(Class<?> of, String... names) {
    for (String name : names) {
      for (Class<?> type = of; type != Object.class && type != null; type = type.getSuperclass()) {
        try {
          Field field = Raw.field(type, name);
          return Raw.offset(field);
        } catch (NoSuchFieldException e) {
          // A class above may have it.
        }
      }
    }
    return -1;
  }

  static ContainerKind of(Class<?> type) {
    ContainerKind known = TABLE.find(type, 0);
    if (known == null) {
      ThreadState state = Threads.current();
      state.busy++;
      try {
        known = TABLE.get(type, 0);
      } finally {
        state.busy--;
      }
    }
    return known.checked || known.owner >= 0 ? known : NONE;
  }
}
