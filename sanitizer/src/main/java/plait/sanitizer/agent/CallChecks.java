package plait.sanitizer.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Changes the calls in one method that synchronize, or use what is not safe for threads. */
final class CallChecks {
  private static final MethodTypeDesc ATOMIC =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_long);
  private static final MethodTypeDesc UNSAFE =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_long);
  private static final MethodTypeDesc PLAIN =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_long,
          Names.STATE,
          ConstantDescs.CD_int);
  private static final MethodTypeDesc STEP =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int);
  private static final MethodTypeDesc FENCE = MethodTypeDesc.of(ConstantDescs.CD_void);

  private static final MethodTypeDesc RANGE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void, ConstantDescs.CD_Object, Names.STATE, ConstantDescs.CD_int);
  private static final MethodTypeDesc PART =
      RANGE.insertParameterTypes(1, ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc FIELD =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
  private static final MethodTypeDesc COPY =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int,
          Names.STATE,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int);

  private final MethodRewriter method;
  private final boolean inProgram;

  CallChecks(MethodRewriter method, boolean inProgram) {
    this.method = method;
    this.inProgram = inProgram;
  }

  /** Whether what is done at a call may need the thread's state. */
  static boolean usesState(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    return owner.startsWith("[")
        || isClone(call)
        || owner.equals("java/lang/System")
        || owner.equals("java/util/Arrays")
        || owner.equals("java/lang/invoke/VarHandle")
        || call.name().equalsString("getOpaque")
        || call.name().equalsString("getPlain");
  }

  void accept(CodeBuilder to, InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    boolean virtual = call.opcode() == Opcode.INVOKEVIRTUAL;
    if (inner(to, call, owner, name)) {
      return;
    }
    if (!method.plan().orders()) {
      to.with(call);
    } else if (virtual && isWait(name, call.type().stringValue())) {
      MethodTypeDesc old = call.typeSymbol();
      to.invokestatic(Names.HOOKS, "waitOn", old.insertParameterTypes(0, ConstantDescs.CD_Object));
    } else if (owner.equals("java/lang/invoke/VarHandle")) {
      if (virtual) {
        varHandle(to, call, name);
      } else {
        fence(to, call, name);
      }
    } else if (virtual
        && (owner.equals("jdk/internal/misc/Unsafe") || owner.equals("sun/misc/Unsafe"))) {
      unsafe(to, call, name);
    } else if (inProgram && virtual && owner.equals("java/lang/reflect/Field")) {
      reflection(to, call, name);
    } else if (inProgram && isClone(call)) {
      copy(to, call, virtual);
    } else if (!accesses(to, call, owner, name)) {
      to.with(call);
      if (name.equals("getOpaque") || name.equals("getPlain")) {
        obtained(to, call);
      }
    }
  }

  private static boolean isClone(InvokeInstruction call) {
    return call.opcode() != Opcode.INVOKESTATIC
        && call.opcode() != Opcode.INVOKEINTERFACE
        && call.name().equalsString("clone")
        && call.type().equalsString("()Ljava/lang/Object;")
        && !call.owner().asInternalName().startsWith("[");
  }

  /** What the JVM copies, the shadows of fields among it, are a read and a write of each field. */
  private void copy(CodeBuilder to, InvokeInstruction call, boolean virtual) {
    to.dup().with(call).dup_x1();
    method.loadState(to);
    to.loadConstant(method.site("clone", false)).loadConstant(method.site("clone", true));
    to.invokestatic(Names.COPIES, virtual ? "cloned" : "copied", Names.COPIED);
  }

  /** Calls within methods of the JDK that are told of. */
  private boolean inner(CodeBuilder to, InvokeInstruction call, String owner, String name) {
    InnerCall told = inProgram ? null : InnerCall.of(method.key(), owner, name);
    if (told == null) {
      return false;
    }
    if (told.before() != null) {
      to.aload(0).invokestatic(Names.MODELS, told.before(), Names.OBJECT_VOID);
    }
    to.with(call);
    if (told.after() != null) {
      to.aload(0).invokestatic(Names.MODELS, told.after(), Names.OBJECT_VOID);
    }
    return true;
  }

  /** What was read without an order may have final fields, whose contents are safe all the same. */
  private void obtained(CodeBuilder to, InvokeInstruction call) {
    if (method.checksAccesses() && !call.typeSymbol().returnType().isPrimitive()) {
      to.dup();
      method.loadState(to);
      to.invokestatic(Names.FINALS, "obtained", Names.OBJECT_STATE);
    }
  }

  // ---- calls that read or write more than a field

  private boolean accesses(CodeBuilder to, InvokeInstruction call, String owner, String name) {
    if (!method.checksCalls()) {
      return false;
    }
    boolean onObject =
        call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
    if (onObject && method.explains()) {
      step(to, call, owner, name);
    }
    if (inProgram && method.hasThis()) {
      Arguments.check(to, method, call, owner, name);
    }
    if (onObject && ContainerCalls.isUse(owner, name)) {
      container(to, call, owner, name);
      return true;
    }
    if (!inProgram || !method.hasThis()) {
      return false;
    }
    if (owner.startsWith("[") && name.equals("clone")) {
      to.dup();
      method.loadState(to);
      to.loadConstant(method.site("clone", false))
          .invokestatic(Names.RANGES, "read", RANGE)
          .with(call);
      return true;
    }
    return call.opcode() == Opcode.INVOKESTATIC && bulk(to, call, owner, name);
  }

  private void step(CodeBuilder to, InvokeInstruction call, String owner, String name) {
    MethodTypeDesc shape = call.typeSymbol();
    boolean check = Steps.isCheck(owner, name, shape);
    if (!check && !Steps.isAct(owner, name, shape)) {
      return;
    }
    Spill spill = new Spill(to, method.temporaries(), shape);
    to.dup();
    if (Steps.isKeyed(owner, shape)) {
      spill.load(0);
    } else {
      to.aconst_null();
    }
    String operation = owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
    to.loadConstant(method.site(operation, !check));
    to.invokestatic(Names.HABITS, check ? "checks" : "acts", STEP);
    spill.loadAll();
  }

  private void container(CodeBuilder to, InvokeInstruction call, String owner, String name) {
    boolean write = ContainerCalls.changes(name);
    Spill spill = new Spill(to, method.temporaries(), call.typeSymbol());
    String operation = owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
    to.dup().loadConstant(method.site(operation, write));
    if (ContainerCalls.isOfElement(owner, name, call.type().stringValue())) {
      spill.load(0);
      to.invokestatic(Names.CONTAINERS, name, Names.OBJECT_INTS_VOID);
    } else {
      to.invokestatic(Names.CONTAINERS, ContainerCalls.how(name), Names.OBJECT_INT_VOID);
    }
    spill.loadAll();
    to.with(call);
  }

  private boolean bulk(CodeBuilder to, InvokeInstruction call, String owner, String name) {
    MethodTypeDesc shape = call.typeSymbol();
    if (owner.equals("java/lang/System") && name.equals("arraycopy")) {
      Spill spill = new Spill(to, method.temporaries(), shape);
      spill.loadAll();
      method.loadState(to);
      to.loadConstant(method.site("System.arraycopy", false))
          .loadConstant(method.site("System.arraycopy", true));
      to.invokestatic(Names.RANGES, "copied", COPY);
      spill.loadAll();
      to.with(call);
      return true;
    }
    if (owner.equals("java/lang/ref/Reference") && name.equals("reachabilityFence")) {
      to.with(call).invokestatic(Names.MODELS, "kept", FENCE);
      return true;
    }
    boolean writes = name.equals("fill") || name.equals("sort") || name.equals("setAll");
    boolean reads =
        name.startsWith("copyOf")
            || name.equals("equals")
            || name.equals("hashCode")
            || name.equals("toString")
            || name.equals("stream");
    if (!owner.equals("java/util/Arrays")
        || !(writes || reads)
        || shape.parameterCount() == 0
        || !shape.parameterType(0).isArray()) {
      return false;
    }
    boolean part =
        shape.parameterCount() > 2
            && shape.parameterType(1).equals(ConstantDescs.CD_int)
            && shape.parameterType(2).equals(ConstantDescs.CD_int)
            && (writes || name.equals("copyOfRange"));
    if (shape.parameterCount() > 2 && !part) {
      return false;
    }
    Spill spill = new Spill(to, method.temporaries(), shape);
    spill.load(0);
    if (part) {
      spill.load(1);
      spill.load(2);
    }
    method.loadState(to);
    to.loadConstant(method.site("Arrays." + name, writes));
    to.invokestatic(Names.RANGES, writes ? "write" : "read", part ? PART : RANGE);
    spill.loadAll();
    to.with(call);
    return true;
  }

  static boolean isWait(String name, String type) {
    return name.equals("wait")
        && (type.equals("()V") || type.equals("(J)V") || type.equals("(JI)V"));
  }

  // ---- atomics

  private void varHandle(CodeBuilder to, InvokeInstruction call, String name) {
    MethodTypeDesc shape = call.typeSymbol();
    int values = AccessMode.values(name);
    if (values < 0 || !inProgram && !JdkClasses.isFollowed(method.owner(), shape)) {
      to.with(call);
      return;
    }
    if (AccessMode.strength(name) == 0) {
      plainHandle(to, call, name, shape.parameterCount() - values);
      return;
    }
    int coordinates = shape.parameterCount() - values;
    Spill spill = new Spill(to, method.temporaries(), shape);
    int handle = spill.end();
    to.astore(handle);
    Runnable where = () -> variable(to, shape, coordinates, spill, handle);
    around(
        to,
        call,
        AccessMode.strength(name),
        where,
        ATOMIC,
        "handle",
        () -> to.aload(handle),
        spill);
  }

  /** Orders nothing; in plain mode it is an access like any other. */
  private void plainHandle(CodeBuilder to, InvokeInstruction call, String name, int coordinates) {
    if (!method.checksAccesses() || !name.equals("get") && !name.equals("set")) {
      to.with(call);
      if (name.equals("getOpaque")) {
        obtained(to, call);
      }
      return;
    }
    boolean write = name.equals("set");
    Spill spill = new Spill(to, method.temporaries(), call.typeSymbol());
    int handle = spill.end();
    to.astore(handle);
    variable(to, call.typeSymbol(), coordinates, spill, handle);
    method.loadState(to);
    to.loadConstant(method.site(null, write));
    to.invokestatic(Names.PLAIN_HANDLES, write ? "write" : "read", PLAIN).aload(handle);
    spill.loadAll();
    to.with(call);
  }

  /** Loads the handle, the object and the index that a call is about. */
  private static void variable(
      CodeBuilder to, MethodTypeDesc shape, int coordinates, Spill spill, int handle) {
    to.aload(handle);
    if (coordinates > 0 && !shape.parameterType(0).isPrimitive()) {
      spill.load(0);
    } else {
      to.aconst_null();
    }
    if (coordinates > 1 && shape.parameterType(1).isPrimitive()) {
      spill.load(1);
      if (TypeKind.from(shape.parameterType(1)) != TypeKind.LONG) {
        to.i2l();
      }
    } else {
      to.loadConstant(-1L);
    }
  }

  private void unsafe(CodeBuilder to, InvokeInstruction call, String name) {
    MethodTypeDesc shape = call.typeSymbol();
    int strength = AccessMode.unsafeStrength(name);
    boolean addressed =
        shape.parameterCount() >= 2
            && shape.parameterType(0).equals(ConstantDescs.CD_Object)
            && shape.parameterType(1).equals(ConstantDescs.CD_long);
    if (name.endsWith("Fence")) {
      fence(to, call, name);
    } else if (strength == 0 || !addressed) {
      to.with(call);
    } else {
      Spill spill = new Spill(to, method.temporaries(), shape);
      int handle = spill.end();
      to.astore(handle);
      Runnable where =
          () -> {
            spill.load(0);
            spill.load(1);
          };
      around(to, call, strength, where, UNSAFE, "unsafe", () -> to.aload(handle), spill);
    }
  }

  /** A volatile field orders threads also when it is used by reflection. */
  private void reflection(CodeBuilder to, InvokeInstruction call, String name) {
    MethodTypeDesc shape = call.typeSymbol();
    boolean get = name.startsWith("get") && shape.parameterCount() == 1;
    boolean set = name.startsWith("set") && shape.parameterCount() == 2;
    if (!(get || set) || !shape.parameterType(0).equals(ConstantDescs.CD_Object)) {
      to.with(call);
      return;
    }
    Spill spill = new Spill(to, method.temporaries(), shape);
    int field = spill.end();
    to.astore(field);
    Runnable where =
        () -> {
          to.aload(field);
          spill.load(0);
        };
    int strength = get ? AccessMode.ACQUIRES : AccessMode.RELEASES;
    around(to, call, strength, where, FIELD, "field", () -> to.aload(field), spill);
  }

  private static void around(
      CodeBuilder to,
      InvokeInstruction call,
      int strength,
      Runnable where,
      MethodTypeDesc hook,
      String name,
      Runnable receiver,
      Spill spill) {
    if ((strength & AccessMode.RELEASES) != 0) {
      where.run();
      to.invokestatic(Names.ATOMICS, name + "Release", hook);
    }
    receiver.run();
    spill.loadAll();
    to.with(call);
    if ((strength & AccessMode.ACQUIRES) != 0) {
      where.run();
      to.invokestatic(Names.ATOMICS, name + "Acquire", hook);
    }
  }

  private void fence(CodeBuilder to, InvokeInstruction call, String name) {
    boolean releases =
        name.equals("fullFence")
            || name.equals("releaseFence")
            || name.equals("storeFence")
            || name.equals("storeStoreFence");
    boolean acquires =
        name.equals("fullFence")
            || name.equals("acquireFence")
            || name.equals("loadFence")
            || name.equals("loadLoadFence");
    // The JDK's own order what is told of by other means, and would order too much.
    if (releases && inProgram) {
      to.invokestatic(Names.ATOMICS, "releaseFence", FENCE);
    }
    to.with(call);
    if (acquires && inProgram) {
      to.invokestatic(Names.ATOMICS, "acquireFence", FENCE);
    }
  }
}
