package plait.internal.wire;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes a class for each record class that is written or read often. Its code has the getters or
 * the constructor as constants and goes through the components in a row, so the JIT compiles it as
 * if it were written by hand for that record. These classes are hidden, and go with the record's.
 */
final class RecordCode {
  /** Making such a class takes about as long as writing or reading so many by reflection. */
  static final int COLD = 20_000;

  private static final ClassDesc ENCODER = desc(Encoder.class);
  private static final ClassDesc DECODER = desc(Decoder.class);
  private static final ClassDesc COMPONENTS = desc(Components.class);
  private static final ClassDesc READER = desc(RecordReader.class);
  private static final DirectMethodHandleDesc CLASS_DATA =
      ConstantDescs.ofConstantBootstrap(
          desc(MethodHandles.class), "classDataAt", CD_Object, CD_int);

  private RecordCode() {}

  /** What writes the components that these fields hold. */
  static RecordWriter writer(Field[] fields, char[] kinds) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_void, ENCODER, CD_Object);
    try {
      List<MethodHandle> getters = getters(fields, kinds);
      return (RecordWriter)
          make(RecordWriter.class, "write", type, code -> writing(code, fields, kinds), getters);
    } catch (ReflectiveOperationException never) {
      throw new LinkageError(never.getMessage(), never);
    }
  }

  private static List<MethodHandle> getters(Field[] fields, char[] kinds)
      throws IllegalAccessException {
    List<MethodHandle> getters = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      getters.add(
          MethodHandles.lookup()
              .unreflectGetter(fields[i])
              .asType(MethodType.methodType(Kind.carrier(kinds[i]), Object.class)));
    }
    return getters;
  }

  private static void writing(CodeBuilder code, Field[] fields, char[] kinds) {
    for (int i = 0; i < fields.length; i++) {
      ClassDesc carrier = desc(Kind.carrier(kinds[i]));
      code.aload(1).ldc(handle(i)).aload(2);
      code.invokevirtual(CD_MethodHandle, "invokeExact", MethodTypeDesc.of(carrier, CD_Object));
      if (carrier.isPrimitive()) {
        code.invokestatic(COMPONENTS, "put", MethodTypeDesc.of(CD_void, ENCODER, carrier));
      } else {
        code.ldc(fields[i].getName());
        code.invokestatic(
            COMPONENTS, "put", MethodTypeDesc.of(CD_void, ENCODER, carrier, CD_String));
      }
    }
    code.return_();
  }

  /** What reads components of these kinds and calls the constructor of the named record. */
  static RecordReader reader(Constructor<?> constructor, char[] kinds, String name) {
    Class<?>[] carriers = new Class<?>[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      carriers[i] = Kind.carrier(kinds[i]);
    }
    MethodType maker = MethodType.methodType(Object.class, carriers);
    MethodTypeDesc type = MethodTypeDesc.of(CD_Object, DECODER);
    try {
      MethodHandle handle = MethodHandles.lookup().unreflectConstructor(constructor).asType(maker);
      return (RecordReader)
          make(
              RecordReader.class,
              "read",
              type,
              code -> reading(code, kinds, maker.describeConstable().orElseThrow(), name),
              List.of(handle));
    } catch (ReflectiveOperationException never) {
      throw new LinkageError(never.getMessage(), never);
    }
  }

  private static void reading(CodeBuilder code, char[] kinds, MethodTypeDesc maker, String name) {
    code.ldc(handle(0));
    for (char kind : kinds) {
      code.aload(1);
      ClassDesc carrier = desc(Kind.carrier(kind));
      code.invokestatic(COMPONENTS, "read" + kind, MethodTypeDesc.of(carrier, DECODER));
    }
    code.trying(
        making -> making.invokevirtual(CD_MethodHandle, "invokeExact", maker).areturn(),
        failing -> failing.catchingAll(caught -> refusing(caught, name)));
  }

  private static void refusing(CodeBuilder code, String name) {
    code.ldc(name);
    code.invokestatic(
        READER, "refused", MethodTypeDesc.of(desc(WireException.class), CD_Throwable, CD_String));
    code.athrow();
  }

  private static Object make(
      Class<?> parent,
      String method,
      MethodTypeDesc type,
      Consumer<CodeBuilder> body,
      List<MethodHandle> handles)
      throws ReflectiveOperationException {
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of(parent.getName() + "Made"),
                made ->
                    made.withFlags(ACC_FINAL)
                        .withSuperclass(desc(parent))
                        .withMethodBody(INIT_NAME, MTD_void, 0, code -> constructing(code, parent))
                        .withMethodBody(method, type, ACC_FINAL, body));
    return MethodHandles.lookup()
        .defineHiddenClassWithClassData(bytes, handles, true)
        .lookupClass()
        .getDeclaredConstructor()
        .newInstance();
  }

  private static void constructing(CodeBuilder code, Class<?> parent) {
    code.aload(0).invokespecial(desc(parent), INIT_NAME, MTD_void).return_();
  }

  private static ConstantDesc handle(int place) {
    return DynamicConstantDesc.ofNamed(
        CLASS_DATA, ConstantDescs.DEFAULT_NAME, CD_MethodHandle, place);
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
