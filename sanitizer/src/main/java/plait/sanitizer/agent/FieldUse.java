package plait.sanitizer.agent;

/**
 * A field as the code that uses it must treat it.
 *
 * @param owner the class that declares it, with slashes
 * @param flags its access flags
 * @param shadowed whether its class has accessors for its shadow
 * @param met whether its class has a method that makes its initialiser happen before its caller
 */
record FieldUse(String owner, int flags, boolean inInterface, boolean shadowed, boolean met) {
  boolean isVolatile() {
    return (flags & java.lang.classfile.ClassFile.ACC_VOLATILE) != 0;
  }

  boolean isFinal() {
    return (flags & java.lang.classfile.ClassFile.ACC_FINAL) != 0;
  }
}
