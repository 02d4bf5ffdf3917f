package plait.sanitizer.agent;

import java.lang.constant.ClassDesc;
import java.util.Set;

/** The calls that may be on something that is not safe for threads, told by their names. */
final class ContainerCalls {
  private static final Set<String> OWNERS =
      Set.of(
          "java/util/Map",
          "java/util/HashMap",
          "java/util/LinkedHashMap",
          "java/util/TreeMap",
          "java/util/SortedMap",
          "java/util/NavigableMap",
          "java/util/IdentityHashMap",
          "java/util/WeakHashMap",
          "java/util/EnumMap",
          "java/util/AbstractMap",
          "java/util/SequencedMap",
          "java/util/List",
          "java/util/ArrayList",
          "java/util/LinkedList",
          "java/util/AbstractList",
          "java/util/Collection",
          "java/util/AbstractCollection",
          "java/util/SequencedCollection",
          "java/util/Set",
          "java/util/HashSet",
          "java/util/LinkedHashSet",
          "java/util/TreeSet",
          "java/util/SortedSet",
          "java/util/NavigableSet",
          "java/util/AbstractSet",
          "java/util/Queue",
          "java/util/Deque",
          "java/util/ArrayDeque",
          "java/util/PriorityQueue",
          "java/util/Iterator",
          "java/util/ListIterator",
          "java/lang/Iterable",
          "java/lang/StringBuilder",
          "java/util/BitSet",
          "java/util/StringJoiner",
          "java/text/Format",
          "java/text/DateFormat",
          "java/text/SimpleDateFormat",
          "java/text/NumberFormat",
          "java/text/DecimalFormat",
          "java/util/Calendar",
          "java/util/GregorianCalendar");

  private static final Set<String> LISTS =
      Set.of(
          "java/util/List",
          "java/util/ArrayList",
          "java/util/LinkedList",
          "java/util/AbstractList");

  private static final Set<String> NOT_USES =
      Set.of("getClass", "wait", "notify", "notifyAll", "<init>");

  private static final Set<String> CHANGES =
      Set.of(
          "clear",
          "sort",
          "push",
          "pop",
          "merge",
          "flip",
          "and",
          "or",
          "xor",
          "andNot",
          "append",
          "appendCodePoint",
          "reverse",
          "trimToSize",
          "ensureCapacity",
          "retainAll",
          "format",
          "parse",
          "parseObject",
          "roll");

  private static final String[] CHANGING = {
    "put", "add", "remove", "set", "offer", "poll", "compute", "replace", "insert", "delete"
  };

  private ContainerCalls() {}

  /** Whether a call on a receiver of a type may use what is not safe for threads. */
  static boolean isUse(String owner, String name) {
    return OWNERS.contains(owner) && !NOT_USES.contains(name);
  }

  /** Whether a call reads or writes the element at an index of a list, and nothing else. */
  static boolean isOfElement(String owner, String name, String type) {
    return LISTS.contains(owner)
        && (name.equals("get") && type.startsWith("(I)")
            || name.equals("set") && type.startsWith("(ILjava/lang/Object;)"));
  }

  /** The method of {@code Containers} that a call is told to. */
  static String how(String name) {
    if (changes(name)) {
      return "write";
    }
    return name.equals("size") || name.equals("isEmpty") ? "measure" : "read";
  }

  static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return type.isClassOrInterface()
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }

  static boolean changes(String name) {
    if (CHANGES.contains(name)) {
      return true;
    }
    for (String beginning : CHANGING) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
