package plait.sanitizer.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What other classes need to know of a class to use its fields.
 *
 * @param name with slashes
 * @param superName with slashes; null for Object
 * @param hasInitialiser whether it has a static initialiser
 * @param fits whether shadows can be added to it
 */
record ClassFacts(
    String name,
    String superName,
    List<String> interfaces,
    boolean isInterface,
    boolean isPublic,
    boolean hasInitialiser,
    boolean fits,
    int version,
    Map<String, Integer> fields) {

  /** Adding to a class with more constants could go beyond what a class file can have. */
  private static final int MOST_CONSTANTS = 50_000;

  static ClassFacts of(ClassModel model) {
    Map<String, Integer> fields = new HashMap<>();
    for (FieldModel field : model.fields()) {
      fields.put(
          key(field.fieldName().stringValue(), field.fieldType().stringValue()),
          field.flags().flagsMask());
    }
    boolean initialiser = false;
    for (MethodModel method : model.methods()) {
      initialiser |= method.methodName().equalsString("<clinit>");
    }
    List<String> interfaces = new ArrayList<>();
    model.interfaces().forEach(i -> interfaces.add(i.asInternalName()));
    return new ClassFacts(
        model.thisClass().asInternalName(),
        model.superclass().map(s -> s.asInternalName()).orElse(null),
        interfaces,
        (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0,
        (model.flags().flagsMask() & ClassFile.ACC_PUBLIC) != 0,
        initialiser,
        model.constantPool().size() < MOST_CONSTANTS
            && model.majorVersion() >= ClassFile.JAVA_5_VERSION,
        model.majorVersion(),
        fields);
  }

  /** Whether its fields have shadows; those of interfaces are final, and need none. */
  boolean hasShadows() {
    return fits && !isInterface;
  }

  /** Whether it has a method that makes its initialiser happen before its caller. */
  boolean tellsInitialiser() {
    return fits && hasInitialiser && (!isInterface || version >= ClassFile.JAVA_8_VERSION);
  }

  static String key(String name, String type) {
    return name + ":" + type;
  }
}
