package plait.sanitizer.deadlock;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the code of one method so that it tells of its locks. A synchronized method gets its
 * monitor in its code instead, so that it can tell before it has to wait. Made for one use.
 */
final class Rewriter implements CodeTransform {
  static final ClassDesc HOOKS = ClassDesc.of("plait.sanitizer.deadlock.LockHooks");
  private static final MethodTypeDesc ENTER = MethodTypeDesc.of(CD_void, CD_Object, CD_int);
  private static final MethodTypeDesc EXIT = MethodTypeDesc.of(CD_void, CD_Object);
  private static final MethodTypeDesc CLASS = MethodTypeDesc.of(CD_void, ConstantDescs.CD_Class);

  private final RewrittenClass type;
  private final MethodModel method;
  private final CodeModel code;
  private final boolean isStatic;
  private final boolean isSynchronized;
  private final boolean isInitialiser;
  private final Calls calls = new Calls(this::site);
  private final List<StackMapFrameInfo> frames = new ArrayList<>();
  private int line;

  /** The field that the value on top of the stack came from, as far as that is known. */
  private String field;

  private Label start;
  private boolean empty = true;
  private Label handler;

  Rewriter(RewrittenClass type, MethodModel method, boolean isSynchronized) {
    this.type = type;
    this.method = method;
    this.code = method.code().orElseThrow();
    this.isStatic = (method.flags().flagsMask() & ClassFile.ACC_STATIC) != 0;
    this.isSynchronized = isSynchronized;
    this.isInitialiser = method.methodName().equalsString("<clinit>") && type.hasClassConstants();
  }

  /** Whether a method is synchronized, and its monitor can be entered by its code instead. */
  static boolean isMovable(MethodModel method) {
    int flags = method.flags().flagsMask();
    if ((flags & ClassFile.ACC_SYNCHRONIZED) == 0 || method.code().isEmpty()) {
      return false;
    }
    for (CodeElement element : method.code().get()) {
      if (element instanceof StoreInstruction store && store.slot() == 0) {
        return (flags & ClassFile.ACC_STATIC) != 0;
      }
    }
    return true;
  }

  int site() {
    return Sites.add(
            new Site(type.name(), method.methodName().stringValue(), type.file(), line, field))
        << 1;
  }

  @Override
  public void atStart(CodeBuilder to) {
    if (isInitialiser) {
      to.ldc(type.self()).invokestatic(HOOKS, "initialising", CLASS);
    }
    if (isSynchronized) {
      handler = to.newLabel();
      line = firstLine();
      if (line > 0) {
        to.lineNumber(line);
      }
      loadMonitor(to);
      to.dup().loadConstant(site()).invokestatic(HOOKS, "entering", ENTER).monitorenter();
      start = to.newBoundLabel();
    }
  }

  private int firstLine() {
    for (CodeElement element : code) {
      if (element instanceof LineNumber number) {
        return number.line();
      }
    }
    return 0;
  }

  private void loadMonitor(CodeBuilder to) {
    if (isStatic) {
      to.ldc(type.self());
    } else {
      to.aload(0);
    }
  }

  private void leave(CodeBuilder to) {
    loadMonitor(to);
    to.dup().invokestatic(HOOKS, "exiting", EXIT).monitorexit();
  }

  @Override
  public void accept(CodeBuilder to, CodeElement element) {
    switch (element) {
      case LineNumber number -> {
        line = number.line();
        to.with(element);
      }
      case StackMapTableAttribute old -> {
        // Written at the end.
      }
      case MonitorInstruction monitor -> {
        if (monitor.opcode() == Opcode.MONITORENTER) {
          to.dup().loadConstant(site()).invokestatic(HOOKS, "entering", ENTER).with(monitor);
        } else {
          to.dup().invokestatic(HOOKS, "exiting", EXIT).with(monitor);
        }
      }
      case InvokeInstruction call -> {
        calls.accept(to, call);
        if (!Calls.keepsOrigin(call)) {
          field = null;
        }
      }
      case InvokeDynamicInstruction made -> {
        field = null;
        type.references().accept(to, made, this::site);
      }
      case ReturnInstruction end -> {
        returns(to, end);
        return;
      }
      default -> {
        note(element);
        to.with(element);
      }
    }
    empty &= !(element instanceof java.lang.classfile.Instruction);
  }

  private void note(CodeElement element) {
    if (element instanceof FieldInstruction access) {
      boolean isRead = access.opcode() == Opcode.GETFIELD || access.opcode() == Opcode.GETSTATIC;
      field =
          isRead
              ? access.owner().asInternalName().replace('/', '.')
                  + "."
                  + access.name().stringValue()
              : null;
    } else if (element instanceof java.lang.classfile.Instruction
        && !(element instanceof StoreInstruction)
        && !(element instanceof TypeCheckInstruction)
        && !(element instanceof StackInstruction stack && stack.opcode() == Opcode.DUP)) {
      field = null;
    }
  }

  private void returns(CodeBuilder to, ReturnInstruction end) {
    if (isInitialiser) {
      to.ldc(type.self()).invokestatic(HOOKS, "initialised", CLASS);
    }
    if (isSynchronized) {
      leave(to);
      closeRange(to);
      to.with(end);
      start = to.newBoundLabel();
      empty = true;
    } else {
      to.with(end);
    }
  }

  /**
   * Covers what gives the monitor back too, as compilers of Java do: the JVM's own compilers turn
   * down code in which a monitor could be kept.
   */
  private void closeRange(CodeBuilder to) {
    to.exceptionCatchAll(start, to.newBoundLabel(), handler);
  }

  @Override
  public void atEnd(CodeBuilder to) {
    code.findAttribute(Attributes.stackMapTable()).ifPresent(old -> frames.addAll(old.entries()));
    if (isSynchronized) {
      if (!empty) {
        closeRange(to);
      }
      to.labelBinding(handler);
      leave(to);
      to.exceptionCatchAll(handler, to.newBoundLabel(), handler);
      to.athrow();
      List<VerificationTypeInfo> locals =
          isStatic ? List.of() : List.of(ObjectVerificationTypeInfo.of(type.self()));
      frames.add(
          StackMapFrameInfo.of(
              handler, locals, List.of(ObjectVerificationTypeInfo.of(ConstantDescs.CD_Throwable))));
    }
    if (!frames.isEmpty() && type.hasFrames()) {
      to.with(StackMapTableAttribute.of(frames));
    }
  }
}
