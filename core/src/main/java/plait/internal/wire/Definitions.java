package plait.internal.wire;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.RecordComponent;

/** Writes definitions; {@link Known} reads them. */
final class Definitions {
  private static final int LARGEST = 1 << 20;

  private Definitions() {}

  /** Of a class that is neither an array nor primitive. */
  static Definition of(Class<?> type, Loaders loaders, int number) {
    if (type.isHidden()) {
      throw new Unsendable(
          type.getName() + " was made at run time and has no class file",
          "Write it as a named class, a record or a lambda that is Serializable",
          null);
    }
    int loader = loaders.idOf(type);
    if (loader < 0) {
      throw new Unsendable(
          type.getName() + " was loaded by a class loader that only this process has",
          "Send it as a value of a class that both sides have",
          null);
    }
    TypeName name = new TypeName(loader, type.getName());
    Output out = new Output(LARGEST);
    if (type.isRecord()) {
      out.put(Definition.RECORD);
      putName(out, name);
      putComponents(out, type.getRecordComponents());
    } else if (type.isEnum()) {
      out.put(Definition.ENUM);
      putName(out, name);
      putConstants(out, type);
    } else {
      out.put(Definition.CLASS);
      putName(out, name);
    }
    return new Definition(number, name, joined(out));
  }

  private static void putName(Output out, TypeName name) {
    out.putCount(name.loader());
    out.putText(name.name());
  }

  private static void putComponents(Output out, RecordComponent[] components) {
    out.putCount(components.length);
    for (RecordComponent component : components) {
      out.putText(component.getName());
      out.putText(component.getType().descriptorString());
    }
  }

  private static void putConstants(Output out, Class<?> type) {
    Object[] constants = type.getEnumConstants();
    out.putCount(constants.length);
    for (Object constant : constants) {
      out.putText(((Enum<?>) constant).name());
    }
  }

  /** Of the shape of a lambda: all but its captured values. */
  static Definition of(SerializedLambda lambda, Definition capturing, int number) {
    Output out = new Output(LARGEST);
    out.put(Definition.LAMBDA);
    out.putCount(capturing.number());
    out.putText(lambda.getFunctionalInterfaceClass());
    out.putText(lambda.getFunctionalInterfaceMethodName());
    out.putText(lambda.getFunctionalInterfaceMethodSignature());
    out.putCount(lambda.getImplMethodKind());
    out.putText(lambda.getImplClass());
    out.putText(lambda.getImplMethodName());
    out.putText(lambda.getImplMethodSignature());
    out.putText(lambda.getInstantiatedMethodType());
    out.putCount(lambda.getCapturedArgCount());
    return new Definition(number, null, joined(out));
  }

  private static byte[] joined(Output out) {
    byte[] all = new byte[(int) out.size()];
    int at = 0;
    for (byte[] chunk : out.chunks()) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }
}
