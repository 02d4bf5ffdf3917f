package plait.sanitizer.agent;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** The names of what is added to classes and of what changed code calls. */
final class Names {
  static final ClassDesc HOOKS = ClassDesc.of("plait.sanitizer.runtime.Hooks");
  static final ClassDesc ATOMICS = ClassDesc.of("plait.sanitizer.runtime.Atomics");
  static final ClassDesc MODELS = ClassDesc.of("plait.sanitizer.runtime.Models");
  static final ClassDesc CONTAINERS = ClassDesc.of("plait.sanitizer.runtime.Containers");
  static final ClassDesc RANGES = ClassDesc.of("plait.sanitizer.runtime.Ranges");
  static final ClassDesc ELEMENTS = ClassDesc.of("plait.sanitizer.runtime.Elements");
  static final ClassDesc PLAIN_HANDLES = ClassDesc.of("plait.sanitizer.runtime.PlainHandles");
  static final ClassDesc COPIES = ClassDesc.of("plait.sanitizer.runtime.Copies");
  static final ClassDesc FINALS = ClassDesc.of("plait.sanitizer.runtime.Finals");
  static final ClassDesc HABITS = ClassDesc.of("plait.sanitizer.runtime.Habits");
  static final ClassDesc DETECTOR = ClassDesc.of("plait.sanitizer.runtime.Detector");
  static final ClassDesc ARRAY = ClassDesc.of("plait.sanitizer.runtime.ArrayShadow");
  static final ClassDesc STATE = ClassDesc.of("plait.sanitizer.runtime.ThreadState");

  static final MethodTypeDesc OBJECT_VOID = MethodTypeDesc.of(CD_void, CD_Object);
  static final MethodTypeDesc OBJECT_INT_VOID = MethodTypeDesc.of(CD_void, CD_Object, CD_int);
  static final MethodTypeDesc OBJECT_INTS_VOID =
      MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int);
  static final MethodTypeDesc OBJECT_STATE = MethodTypeDesc.of(CD_void, CD_Object, STATE);
  static final MethodTypeDesc OBJECTS_STATE =
      MethodTypeDesc.of(CD_void, CD_Object, CD_Object, STATE);
  static final MethodTypeDesc COPIED =
      MethodTypeDesc.of(CD_void, CD_Object, CD_Object, STATE, CD_int, CD_int);
  static final MethodTypeDesc INT_VOID = MethodTypeDesc.of(CD_void, CD_int);
  static final MethodTypeDesc SELF = MethodTypeDesc.of(STATE);
  static final MethodTypeDesc CHECK_FIELD = MethodTypeDesc.of(CD_void, CD_Object, STATE, CD_int);
  static final MethodTypeDesc CHECK_STATIC = MethodTypeDesc.of(CD_void, STATE, CD_int);
  static final MethodTypeDesc MEET = MethodTypeDesc.of(CD_void, STATE);
  static final MethodTypeDesc CHECK_ELEMENT =
      MethodTypeDesc.of(ARRAY, CD_Object, CD_int, ARRAY, STATE, CD_int);
  static final MethodTypeDesc FIELD_RULE =
      MethodTypeDesc.of(CD_void, STATE, CD_int, CD_Object, CD_int);
  static final MethodTypeDesc STATIC_RULE =
      MethodTypeDesc.of(CD_void, STATE, CD_int, CD_Class, CD_int);

  private Names() {}

  /**
   * Of a shadow ("w", "r") or an accessor ("read", "write") of a field: no two fields share one.
   */
  static String of(String what, String owner, String field, String type) {
    int hash = (owner + " " + type).hashCode();
    return "$plait$" + what + "$" + field + "$" + Integer.toHexString(hash);
  }

  static String meet(String owner) {
    return "$plait$meet$" + Integer.toHexString(owner.hashCode());
  }
}
