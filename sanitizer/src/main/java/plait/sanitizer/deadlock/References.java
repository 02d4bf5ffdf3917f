package plait.sanitizer.deadlock;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * References such as {@code lock::unlock}: the JDK would call the lock itself, so the reference is
 * to an added method, which tells of it and calls.
 */
final class References {
  private static final ClassDesc FACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
  private static final String PREFIX = "$plait$lock$";
  private static final int METHOD =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  /**
   * @param shape its parameters, with the object that the method is called on, and its result
   * @param to what it calls
   * @param site the place of the reference
   */
  private record Added(String name, MethodTypeDesc shape, DirectMethodHandleDesc to, int site) {}

  private final ClassDesc type;
  private final boolean inInterface;
  private final List<Added> added = new ArrayList<>();

  References(ClassDesc type, boolean inInterface) {
    this.type = type;
    this.inInterface = inInterface;
  }

  /** Whether it is a reference to a method that may have to do with locks, by its name alone. */
  static boolean concern(InvokeDynamicInstruction made) {
    return made.bootstrapMethod().owner().equals(FACTORY)
        && made.bootstrapMethod().methodName().equals("metafactory")
        && made.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc of
        && (of.kind() == Kind.VIRTUAL || of.kind() == Kind.INTERFACE_VIRTUAL)
        && !of.owner().isArray()
        && Calls.concern(of.owner(), of.methodName());
  }

  void accept(CodeBuilder to, InvokeDynamicInstruction made, IntSupplier site) {
    if (!concern(made)) {
      to.with(made);
      return;
    }
    DirectMethodHandleDesc of = (DirectMethodHandleDesc) made.bootstrapArgs().get(1);
    MethodTypeDesc shape = of.invocationType();
    MethodTypeDesc captured = made.typeSymbol();
    if (captured.parameterCount() > 0) {
      shape = shape.changeParameterType(0, captured.parameterType(0));
    }
    String name = PREFIX + added.size();
    added.add(new Added(name, shape, of, site.getAsInt()));
    ConstantDesc[] words = made.bootstrapArgs().toArray(ConstantDesc[]::new);
    words[1] =
        MethodHandleDesc.ofMethod(
            inInterface ? Kind.INTERFACE_STATIC : Kind.STATIC, type, name, shape);
    to.invokedynamic(
        DynamicCallSiteDesc.of(made.bootstrapMethod(), made.name().stringValue(), captured, words));
  }

  /** Adds the methods to the class. */
  void addTo(ClassBuilder to) {
    for (Added one : added) {
      to.withMethodBody(one.name, one.shape, METHOD, code -> write(code, one));
    }
  }

  private static void write(CodeBuilder code, Added one) {
    int at = 0;
    for (ClassDesc parameter : one.shape.parameterList()) {
      TypeKind kind = TypeKind.from(parameter).asLoadable();
      code.loadLocal(kind, at);
      at += kind.slotSize();
    }
    boolean isInterface = one.to.kind() == Kind.INTERFACE_VIRTUAL;
    var pool = code.constantPool();
    var call = one.to.invocationType().dropParameterTypes(0, 1);
    new Calls(() -> one.site)
        .accept(
            code,
            isInterface
                ? InvokeInstruction.of(
                    Opcode.INVOKEINTERFACE,
                    pool.interfaceMethodRefEntry(one.to.owner(), one.to.methodName(), call))
                : InvokeInstruction.of(
                    Opcode.INVOKEVIRTUAL,
                    pool.methodRefEntry(one.to.owner(), one.to.methodName(), call)));
    code.return_(TypeKind.from(one.shape.returnType()));
  }
}
