package plait.sanitizer.agent;

/**
 * A field as the code that uses it must treat it.
 *
 * @param owner the class that declares it, with slashes
 * @param flags its access flags
 * @param shadowed whether its class has accessors for its shadow
 * @param ofPublic whether that class is public
 * @param met whether its class has a method that makes its initialiser happen before its caller
 */
record FieldUse(
    String owner, int flags, boolean inInterface, boolean ofPublic, boolean shadowed, boolean met) {
  /** Whether code of a class may name the class that declares it. */
  boolean isReachableFrom(String user) {
    return ofPublic || packageOf(user).equals(packageOf(owner));
  }

  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('/') + 1);
  }

  boolean isVolatile() {
    return (flags & java.lang.classfile.ClassFile.ACC_VOLATILE) != 0;
  }

  boolean isFinal() {
    return (flags & java.lang.classfile.ClassFile.ACC_FINAL) != 0;
  }
}
