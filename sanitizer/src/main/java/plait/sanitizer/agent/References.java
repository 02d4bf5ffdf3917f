package plait.sanitizer.agent;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import plait.sanitizer.runtime.Access;

/**
 * References such as {@code list::add}: the JDK's method would be called where nothing is changed,
 * so the reference is to an added method, which checks and calls it.
 */
final class References {
  private static final ClassDesc FACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
  private static final int METHOD =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  /**
   * @param to what it calls
   */
  private record Added(
      String name, MethodTypeDesc shape, DirectMethodHandleDesc to, int line, int site) {}

  private final ClassRewriter type;
  private final boolean inInterface;
  private final List<Added> added = new ArrayList<>();

  References(ClassRewriter type, boolean inInterface) {
    this.type = type;
    this.inInterface = inInterface;
  }

  /** Returns whether the instruction was written, with another method. */
  boolean accept(CodeBuilder to, InvokeDynamicInstruction call, String method, int line) {
    if (!call.bootstrapMethod().owner().equals(FACTORY)
        || !call.bootstrapMethod().methodName().equals("metafactory")
        || !(call.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc of)
        || !isChecked(of)) {
      return false;
    }
    MethodTypeDesc shape = of.invocationType();
    MethodTypeDesc made = call.typeSymbol();
    if (made.parameterCount() > 0) {
      shape = shape.changeParameterType(0, made.parameterType(0));
    }
    // Only the JVM's own methods have such brackets in their names.
    String name = Access.REFERENCE + added.size() + "$" + method.replace("<", "").replace(">", "");
    String owner = ContainerCalls.internalName(of.owner());
    String operation = owner.substring(owner.lastIndexOf('/') + 1) + "." + of.methodName();
    int site = type.site(method, line, operation, ContainerCalls.changes(of.methodName()));
    added.add(new Added(name, shape, of, line, site));
    ConstantDesc[] words = call.bootstrapArgs().toArray(ConstantDesc[]::new);
    words[1] =
        MethodHandleDesc.ofMethod(
            inInterface
                ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
                : DirectMethodHandleDesc.Kind.STATIC,
            type.self(),
            name,
            shape);
    to.invokedynamic(
        DynamicCallSiteDesc.of(call.bootstrapMethod(), call.name().stringValue(), made, words));
    return true;
  }

  private static boolean isChecked(DirectMethodHandleDesc of) {
    boolean onObject =
        of.kind() == DirectMethodHandleDesc.Kind.VIRTUAL
            || of.kind() == DirectMethodHandleDesc.Kind.INTERFACE_VIRTUAL;
    return onObject
        && (isWait(of)
            || ContainerCalls.isUse(ContainerCalls.internalName(of.owner()), of.methodName()));
  }

  private static boolean isWait(DirectMethodHandleDesc of) {
    return CallChecks.isWait(
        of.methodName(), of.invocationType().dropParameterTypes(0, 1).descriptorString());
  }

  /** Adds the methods to the class. */
  void addTo(ClassBuilder to) {
    for (Added one : added) {
      to.withMethodBody(one.name, one.shape, METHOD, code -> write(code, one));
    }
  }

  private static void write(CodeBuilder code, Added one) {
    if (one.line > 0) {
      code.lineNumber(one.line);
    }
    MethodTypeDesc call = one.to.invocationType().dropParameterTypes(0, 1);
    if (isWait(one.to)) {
      loadAll(code, one.shape);
      code.invokestatic(
          Names.HOOKS, "waitOn", call.insertParameterTypes(0, ConstantDescs.CD_Object));
      code.return_();
      return;
    }
    String owner = ContainerCalls.internalName(one.to.owner());
    String name = one.to.methodName();
    code.aload(0).loadConstant(one.site);
    if (ContainerCalls.isOfElement(owner, name, call.descriptorString())) {
      code.iload(1).invokestatic(Names.CONTAINERS, name, Names.OBJECT_INTS_VOID);
    } else {
      code.invokestatic(Names.CONTAINERS, ContainerCalls.how(name), Names.OBJECT_INT_VOID);
    }
    loadAll(code, one.shape);
    if (one.to.kind() == DirectMethodHandleDesc.Kind.INTERFACE_VIRTUAL) {
      code.invokeinterface(one.to.owner(), name, call);
    } else {
      code.invokevirtual(one.to.owner(), name, call);
    }
    code.return_(TypeKind.from(call.returnType()));
  }

  private static void loadAll(CodeBuilder code, MethodTypeDesc shape) {
    int at = 0;
    for (ClassDesc one : shape.parameterList()) {
      TypeKind kind = TypeKind.from(one).asLoadable();
      code.loadLocal(kind, at);
      at += kind.slotSize();
    }
  }
}
