package plait.sanitizer.agent;

import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Changes the code of one method. Made for one use. */
final class MethodRewriter implements CodeTransform {
  /** More array accesses in one method than this share the variables for the shadows at hand. */
  private static final int MOST_SHADOWS = 48;

  /** The code for loops is added to methods up to this length. */
  private static final int LONGEST_WITH_LOOPS = 6000;

  private static final MethodTypeDesc STATUS =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc STAMP =
      MethodTypeDesc.of(CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_long);

  private final ClassRewriter type;
  private final MethodModel method;
  private final Plan plan;
  private final CodeModel code;
  private final int oldLocals;
  private final List<ClassDesc> added = new ArrayList<>();
  private final boolean isSynchronized;
  private final boolean isInitialiser;
  private final FieldChecks fields;
  private final CallChecks calls;

  private final Probes probes = new Probes();
  private final Frames frames;

  /** Null when no loop's elements are checked together. */
  private LoopChecks loops;

  private int state = -1;
  private int lock = -1;
  private int shadows = -1;
  private int shadowCount;
  private int nextShadow;
  private int temporaries;
  private int line;

  /** The reads that need no check, and how many instructions were seen. */
  private BitSet updates;

  private int instructions;

  /** The beginnings and ends of the calls that tell of monitors just entered. */
  private final List<Label> entries = new ArrayList<>();

  private int nextEntry;

  private final MonitorExits exits;

  /** Of the next instruction in the old code. */
  private int position;

  /** Whether a monitor was entered, and none was left since in the order of the code. */
  private boolean locked;

  /** In a constructor before it has called another one, nothing may be done with {@code this}. */
  private boolean hasThis;

  private int unfinished;
  private Label start;
  private Label advised;

  private final Advice advice;
  private int subject = -1;

  MethodRewriter(ClassRewriter type, MethodModel method, Plan plan, Advice advice) {
    this.type = type;
    this.advice = advice;
    this.method = method;
    this.plan = plan;
    this.code = method.code().orElseThrow();
    this.oldLocals = ((CodeAttribute) code).maxLocals();
    int flags = method.flags().flagsMask();
    this.isSynchronized = (flags & ClassFile.ACC_SYNCHRONIZED) != 0 && plan.orders();
    this.isInitialiser = method.methodName().equalsString("<clinit>") && type.initialiser() >= 0;
    this.hasThis = !method.methodName().equalsString("<init>");
    this.fields = new FieldChecks(this, type);
    this.calls = new CallChecks(this, type.isProgram());
    this.exits = new MonitorExits(this, code);
    layOut();
    this.frames = new Frames(oldLocals, added);
  }

  private void layOut() {
    boolean needsState = false;
    for (CodeElement element : code) {
      if (element instanceof ArrayLoadInstruction || element instanceof ArrayStoreInstruction) {
        shadowCount++;
        needsState |= plan.accesses();
      } else if (element instanceof FieldInstruction field) {
        needsState |= fields.usesState(field);
      } else if (element instanceof InvokeInstruction call) {
        needsState |= CallChecks.usesState(call);
      }
    }
    updates = plan.accesses() ? Updates.of(code, fields::isPlain) : new BitSet();
    int next = oldLocals;
    if (plan.orders() && type.isProgram() && needsState) {
      state = next++;
      added.add(Names.STATE);
    }
    if (isSynchronized) {
      lock = next++;
      added.add(ConstantDescs.CD_Object);
    }
    if (advice != null && advice.subject() >= 0) {
      subject = next++;
      added.add(ConstantDescs.CD_Object);
    }
    shadowCount = plan.accesses() ? Math.min(shadowCount, MOST_SHADOWS) : 0;
    shadows = next;
    for (int i = 0; i < shadowCount; i++) {
      added.add(Names.ARRAY);
    }
    temporaries = next + shadowCount;
    if (state >= 0 && shadowCount > 0 && type.hasFrames()) {
      layOutLoops();
    }
  }

  private void layOutLoops() {
    if (((CodeAttribute) code).codeLength() > LONGEST_WITH_LOOPS) {
      return;
    }
    Code instructions = new Code(code);
    List<Loop> found =
        Loops.of(instructions, fields::isQuiet, fields::isFinal, at -> !updates.get(at));
    if (!found.isEmpty()) {
      added.add(ConstantDescs.CD_int);
      int first = temporaries++;
      loops = new LoopChecks(this, instructions, found, first, shadows, shadowCount);
    }
  }

  // ---- what its parts need

  Plan plan() {
    return plan;
  }

  /** Whether calls on collections are checked. */
  boolean checksCalls() {
    return plan.accesses() || type.wrapsCollections();
  }

  /** Whether what is done here may be checked as an access of the program. */
  boolean checksAccesses() {
    return plan.accesses() && hasThis && type.isProgram();
  }

  boolean explains() {
    return hasThis && type.explains();
  }

  /** The class, the method and its type. */
  String key() {
    return type.name()
        + "."
        + method.methodName().stringValue()
        + method.methodType().stringValue();
  }

  String name() {
    return method.methodName().stringValue();
  }

  /** Whether the code here is surely within a synchronized statement. */
  boolean isLocked() {
    return locked;
  }

  /** The class. */
  String owner() {
    return type.name();
  }

  boolean hasThis() {
    return hasThis;
  }

  boolean isInitialiser() {
    return method.methodName().equalsString("<clinit>");
  }

  /** The first local variable for values that are put aside for some instructions. */
  int temporaries() {
    return temporaries;
  }

  void loadState(CodeBuilder to) {
    to.aload(state);
  }

  int site(int line, boolean write) {
    return type.site(method.methodName().stringValue(), line, null, write);
  }

  int site(String operation, boolean write) {
    return type.site(method.methodName().stringValue(), line, operation, write);
  }

  // ---- the code

  @Override
  public void atStart(CodeBuilder to) {
    if (state >= 0) {
      to.invokestatic(Names.HOOKS, "self", Names.SELF).astore(state);
    }
    if (plan.orders()) {
      coverEntries(to);
      exits.atStart(to);
    }
    for (int i = 0; i < shadowCount; i++) {
      to.aconst_null().astore(shadows + i);
    }
    if (loops != null) {
      loops.atStart(to);
    }
    if (advice != null) {
      enterAdvised(to);
    }
    if (isSynchronized) {
      loadOwnMonitor(to);
      to.astore(lock);
      start = to.newBoundLabel();
      to.aload(lock).invokestatic(Names.HOOKS, "entered", Names.OBJECT_VOID);
    }
  }

  private void loadOwnMonitor(CodeBuilder to) {
    if ((method.flags().flagsMask() & ClassFile.ACC_STATIC) != 0) {
      to.ldc(type.self());
    } else {
      to.aload(0);
    }
  }

  @Override
  public void accept(CodeBuilder to, CodeElement element) {
    fields.note(element);
    boolean isProbe = probes.isNext(element);
    if (!(element instanceof Instruction instruction)) {
      accept(to, element, -1, isProbe);
      return;
    }
    int at = instructions++;
    if (loops == null) {
      accept(to, element, at, isProbe);
    } else {
      loops.before(to, at, frames);
      accept(to, element, at, isProbe);
      loops.after(to, at);
    }
    position += instruction.sizeInBytes();
  }

  private void accept(CodeBuilder to, CodeElement element, int at, boolean isProbe) {
    boolean isUpdated = at >= 0 && updates.get(at);
    boolean isLater = loops != null && loops.isLater(at);
    switch (element) {
      case LineNumber number -> {
        line = number.line();
        to.with(element);
      }
      case StackMapTableAttribute ignored -> {
        // Written at the end.
      }
      case NewObjectInstruction made -> {
        unfinished++;
        to.with(made);
      }
      case FieldInstruction field -> fields.accept(to, field, isUpdated);
      case BranchInstruction branch when loops != null -> {
        Label target = loops.target(to, at, branch);
        if (target == null) {
          to.with(branch);
        } else {
          to.branch(branch.opcode(), target);
        }
      }
      case ArrayLoadInstruction load when shadowCount > 0 && !isLater -> {
        if (!isUpdated) {
          to.dup2();
          checkElement(to, "read", false);
        }
        to.with(load);
      }
      case ArrayStoreInstruction store when shadowCount > 0 && !isProbe && !isLater -> {
        TypeKind kind = store.typeKind().asLoadable();
        to.storeLocal(kind, temporaries).dup2();
        checkElement(to, "write", true);
        to.loadLocal(kind, temporaries).with(store);
      }
      case MonitorInstruction monitor -> monitor(to, monitor);
      case InvokeInstruction call -> call(to, call);
      case InvokeDynamicInstruction call -> {
        if (!checksAccesses() || !type.references().accept(to, call, name(), line)) {
          if (checksAccesses()) {
            Arguments.check(to, this, call);
          }
          to.with(call);
        }
      }
      case ReturnInstruction end -> {
        atReturn(to);
        to.with(end);
      }
      default -> to.with(element);
    }
  }

  private void checkElement(CodeBuilder to, String name, boolean write) {
    int shadow = shadows + nextShadow++ % shadowCount;
    to.aload(shadow).aload(state).loadConstant(site(null, write));
    to.invokestatic(Names.ARRAY, name, Names.CHECK_ELEMENT).astore(shadow);
  }

  private void monitor(CodeBuilder to, MonitorInstruction monitor) {
    locked = monitor.opcode() == Opcode.MONITORENTER;
    if (!plan.orders()) {
      to.with(monitor);
    } else if (monitor.opcode() == Opcode.MONITORENTER) {
      // Not kept on the stack meanwhile: of a virtual thread that waits here in the interpreter,
      // the JVM forgets what lies below the monitor, and its collector does not move it.
      to.dup().astore(temporaries).with(monitor);
      to.labelBinding(entries.get(nextEntry++));
      to.aload(temporaries).invokestatic(Names.HOOKS, "entered", Names.OBJECT_VOID);
      to.labelBinding(entries.get(nextEntry++));
    } else {
      to.dup();
      exits.tell(to, position);
      to.with(monitor);
    }
  }

  /**
   * Gives the call after an entry of a monitor the exception handlers of the instruction that
   * follows in the old code: the JVM compiles only methods that exit their monitors however they
   * end. An inner handler has to come before the others.
   */
  private void coverEntries(CodeBuilder to) {
    int position = 0;
    for (CodeElement element : code) {
      if (element instanceof Instruction instruction) {
        position += instruction.sizeInBytes();
        if (instruction.opcode() == Opcode.MONITORENTER) {
          Label start = to.newLabel();
          Label end = to.newLabel();
          entries.add(start);
          entries.add(end);
          coverAs(to, position, start, end);
        }
      }
    }
  }

  /** Gives code the exception handlers of a place in the old code. */
  void coverAs(CodeBuilder to, int position, Label start, Label end) {
    CodeAttribute old = (CodeAttribute) code;
    for (ExceptionCatch handler : code.exceptionHandlers()) {
      if (old.labelToBci(handler.tryStart()) <= position
          && position < old.labelToBci(handler.tryEnd())) {
        ClassEntry type = handler.catchType().orElse(null);
        if (type == null) {
          to.exceptionCatchAll(start, end, handler.handler());
        } else {
          to.exceptionCatch(start, end, handler.handler(), type);
        }
      }
    }
  }

  private void call(CodeBuilder to, InvokeInstruction call) {
    if (!hasThis && call.opcode() == Opcode.INVOKESPECIAL && call.name().equalsString("<init>")) {
      to.with(call);
      if (unfinished-- == 0) {
        hasThis = true;
      }
      return;
    }
    calls.accept(to, call);
  }

  private void atReturn(CodeBuilder to) {
    if (isInitialiser && plan.orders()) {
      to.loadConstant(type.initialiser()).invokestatic(Names.HOOKS, "initialised", Names.INT_VOID);
    }
    if (isSynchronized) {
      to.aload(lock).invokestatic(Names.HOOKS, "exiting", Names.OBJECT_VOID);
    }
    if (advice != null && advice.exit() != null) {
      exitAdvised(to);
    }
  }

  // ---- methods of the JDK that are told of

  private void enterAdvised(CodeBuilder to) {
    if (subject >= 0) {
      to.aload(advice.subject()).astore(subject);
    }
    advised = to.newBoundLabel();
    if (advice.enter() == null) {
      return;
    }
    switch (advice.subject()) {
      case Advice.STATUS ->
          to.iload(0).invokestatic(Names.MODELS, advice.enter(), STATUS).istore(0);
      case Advice.STAMP -> to.aload(0).lload(1).invokestatic(Names.MODELS, advice.enter(), STAMP);
      case Advice.NOTHING ->
          to.invokestatic(Names.MODELS, advice.enter(), MethodTypeDesc.of(CD_void));
      default -> to.aload(subject).invokestatic(Names.MODELS, advice.enter(), Names.OBJECT_VOID);
    }
  }

  private void exitAdvised(CodeBuilder to) {
    ClassDesc result = method.methodTypeSymbol().returnType();
    if (advice.replaces()) {
      to.invokestatic(Names.MODELS, advice.exit(), MethodTypeDesc.of(result, result));
      return;
    }
    boolean about = subject >= 0 || advice.subject() == Advice.STAMP;
    ClassDesc[] told = about ? new ClassDesc[] {ConstantDescs.CD_Object} : new ClassDesc[0];
    MethodTypeDesc shape = MethodTypeDesc.of(CD_void, told);
    if (advice.withResult()) {
      if (TypeKind.from(result).slotSize() == 2) {
        to.dup2();
      } else {
        to.dup();
      }
      shape = shape.insertParameterTypes(0, result);
    }
    if (subject >= 0) {
      to.aload(subject);
    } else if (about) {
      to.aload(0);
    }
    to.invokestatic(Names.MODELS, advice.exit(), shape);
  }

  @Override
  public void atEnd(CodeBuilder to) {
    if (loops != null) {
      loops.atEnd(to, frames);
    }
    exits.atEnd(to, frames);
    if (isSynchronized) {
      Label end = to.newBoundLabel();
      Label handler = to.newBoundLabel();
      to.aload(lock).invokestatic(Names.HOOKS, "exiting", Names.OBJECT_VOID).athrow();
      to.exceptionCatchAll(start, end, handler);
      frames.addHandler(handler);
    }
    if (advice != null && advice.failed() != null) {
      Label end = to.newBoundLabel();
      Label handler = to.newBoundLabel();
      if (subject >= 0) {
        to.aload(subject).invokestatic(Names.MODELS, advice.failed(), Names.OBJECT_VOID);
      } else {
        to.invokestatic(Names.MODELS, advice.failed(), MethodTypeDesc.of(CD_void));
      }
      to.athrow();
      to.exceptionCatchAll(advised, end, handler);
      frames.addHandler(handler);
    }
    code.findAttribute(Attributes.stackMapTable()).ifPresent(frames::addOld);
    if (!frames.isEmpty() && type.hasFrames()) {
      to.with(frames.attribute());
    }
  }
}
