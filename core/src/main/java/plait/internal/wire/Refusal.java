package plait.internal.wire;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;
import plait.Pool;

/** Says why values cannot travel, and what to do. */
final class Refusal {
  private static final String INTERNAL = "plait.internal.";

  private Refusal() {}

  /** Of a class that is not Serializable. */
  static Form of(Class<?> type) {
    String reason = type.getName() + " is not Serializable";
    if (Pool.class.isAssignableFrom(type)) {
      return new RefusedForm(
          "a pool belongs to the program that made it",
          "Return from the task what is to be done next and start it there, or make a pool of its own inside the task");
    }
    Class<?> known = publicType(type);
    if (known != null) {
      return new RefusedForm(
          known.getSimpleName() + " is for the threads of one process",
          "Make it inside the task, or bring the results together here");
    }
    if (AutoCloseable.class.isAssignableFrom(type)) {
      return new RefusedForm(
          reason, "Open it inside the task: what it stands for belongs to this process");
    }
    if (type.getClassLoader() == null) {
      return new RefusedForm(
          reason, "Make it inside the task, or send the data that is needed to make it");
    }
    return new RefusedForm(
        reason,
        "Send only the values that are needed (copy them to local variables first, and make methods that need nothing of "
            + type.getSimpleName()
            + " static), or make it a record or Serializable");
  }

  /** What a class of Plait's own is to its users; null if it is none. */
  private static @Nullable Class<?> publicType(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> known : at.getInterfaces()) {
        if (at.getPackageName().startsWith(INTERNAL)
            && known.getPackage() == Pool.class.getPackage()) {
          return known;
        }
      }
    }
    return null;
  }

  /** Of a hidden class that is not that of a serializable lambda. */
  static Form ofHidden(Class<?> type) {
    String name = name(type);
    if (Serializable.class.isAssignableFrom(type)) {
      return new RefusedForm(
          "the " + name + " was made at run time and has no class file",
          "Write it as a named class, a record or a lambda that is Serializable");
    }
    return new RefusedForm(
        "a lambda of type " + name + " is not Serializable",
        "Let its type be one of Plait's (Target, Action, Fn, Sink), as start() and map() take it"
            + " where submit() and execute() take those of the JDK, or cast it: ("
            + simple(name)
            + " & Serializable)");
  }

  /** The name of a class, or of what a class without a name of its own implements. */
  static String name(Class<?> type) {
    Class<?>[] interfaces = type.getInterfaces();
    return type.isHidden() && interfaces.length > 0 ? interfaces[0].getName() : type.getTypeName();
  }

  private static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** Of a record in a module that keeps it closed. */
  static Form ofClosed(Class<?> type) {
    return new RefusedForm(
        "module "
            + type.getModule().getName()
            + " does not let Plait read the record "
            + type.getName(),
        "Write in its module-info: opens " + type.getPackageName() + " to plait;");
  }

  /** Of a class of which only the name is known. */
  static Unsendable named(String name) {
    return new Unsendable(
        name + " is not Serializable",
        "Send only the values that are needed, or make it a record or Serializable",
        null);
  }

  static Unsendable tooDeep() {
    return new Unsendable(
        "it is nested deeper than the stack of this thread can follow",
        "Send it as a list, or in parts",
        null);
  }

  /**
   * The exception for the user.
   *
   * @param what what was to be sent
   */
  static NotSendableException of(String what, Unsendable why) {
    return new NotSendableException(
        what
            + " cannot be sent to another process: "
            + part(why.way())
            + why.reason()
            + ". "
            + why.fix()
            + ".",
        why.getCause());
  }

  private static String part(String way) {
    if (way.isEmpty()) {
      return "";
    }
    if (way.startsWith("(")) {
      int end = way.indexOf(')');
      return "it captures " + way.substring(1, end) + way.substring(end + 1) + ", and ";
    }
    return "it holds " + (way.startsWith(".") ? way.substring(1) : way) + ", and ";
  }
}
