package plait.sanitizer.runtime;

/** The words for what two accesses have in common. */
final class Variable {
  private Variable() {}

  /** The same for all instances. */
  static String kind(Object object, long place) {
    if (object instanceof ContainerShadow container) {
      return container.name;
    }
    if (object.getClass().isArray()) {
      return object.getClass().getTypeName();
    }
    if (object instanceof FieldInfo || place >= 0) {
      FieldInfo field = Fields.get((int) place);
      return field.owner() + "." + field.name();
    }
    return object.getClass().getName();
  }

  static String name(Object object, long place) {
    if (object.getClass().isArray()) {
      int length = java.lang.reflect.Array.getLength(object);
      String element = object.getClass().getComponentType().getTypeName();
      return "element " + place + " of " + element + "[" + length + "]";
    }
    if (object instanceof FieldInfo field) {
      return "static field " + kind(field, place);
    }
    return (place >= 0 ? "field " : "the ") + kind(object, place);
  }

  static String instance(Object object) {
    if (object instanceof ContainerShadow container) {
      return container.name + "@" + container.identity();
    }
    if (object instanceof FieldInfo) {
      return "";
    }
    return object.getClass().getTypeName()
        + "@"
        + Integer.toHexString(System.identityHashCode(object));
  }
}
