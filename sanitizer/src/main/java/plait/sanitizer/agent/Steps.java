package plait.sanitizer.agent;

import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/** The calls of collections that check something, and those that are often made because of it. */
final class Steps {
  private static final Set<String> KEY_CHECKS = Set.of("get", "containsKey", "getOrDefault");
  private static final Set<String> KEY_ACTS = Set.of("put", "remove");
  private static final Set<String> CHECKS = Set.of("isEmpty", "size");
  private static final Set<String> ACTS =
      Set.of(
          "remove",
          "element",
          "removeFirst",
          "removeLast",
          "getFirst",
          "getLast",
          "pop",
          "firstKey",
          "lastKey",
          "first",
          "last",
          "firstElement",
          "lastElement");

  private Steps() {}

  static boolean isCheck(String owner, String name, MethodTypeDesc shape) {
    return isKeyed(owner, shape) ? KEY_CHECKS.contains(name) : is(owner, shape, CHECKS, name);
  }

  static boolean isAct(String owner, String name, MethodTypeDesc shape) {
    if (!isKeyed(owner, shape)) {
      return is(owner, shape, ACTS, name);
    }
    return KEY_ACTS.contains(name) && shape.parameterCount() == (name.equals("put") ? 2 : 1);
  }

  /** Whether a call names a key, which is its first argument. */
  static boolean isKeyed(String owner, MethodTypeDesc shape) {
    return (owner.endsWith("Map") || owner.equals("java/util/Hashtable"))
        && owner.startsWith("java/util/")
        && shape.parameterCount() > 0
        && shape.parameterType(0).equals(ConstantDescs.CD_Object);
  }

  private static boolean is(String owner, MethodTypeDesc shape, Set<String> names, String name) {
    return owner.startsWith("java/util/") && shape.parameterCount() == 0 && names.contains(name);
  }
}
