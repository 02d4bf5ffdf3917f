package plait.sanitizer.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import plait.sanitizer.runtime.FieldInfo;
import plait.sanitizer.runtime.Fields;

/** Changes the uses of fields in one method. */
final class FieldChecks {
  private static final MethodTypeDesc UPDATE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int);
  private static final MethodTypeDesc CLASS_INT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Class, ConstantDescs.CD_int);

  private final MethodRewriter method;
  private final ClassRewriter type;

  /** The volatile field that was read, and whether something was made of its value since. */
  private FieldUse read;

  private String readName;
  private boolean operated;

  FieldChecks(MethodRewriter method, ClassRewriter type) {
    this.method = method;
    this.type = type;
  }

  /** Sees each instruction before it is changed. */
  void note(CodeElement element) {
    if (element instanceof BranchInstruction) {
      read = null;
    } else if (element instanceof OperatorInstruction
        || element instanceof InvokeDynamicInstruction) {
      operated = true;
    }
  }

  /** Whether a volatile field gets a value that was made from its own in one expression. */
  private boolean isUpdate(FieldInstruction field, FieldUse use) {
    String name = field.name().stringValue();
    if (field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC) {
      read = use;
      readName = name;
      operated = false;
      return false;
    }
    boolean same = read != null && read.owner().equals(use.owner()) && readName.equals(name);
    return method.explains() && same && operated;
  }

  /** Whether what is done at a use of a field needs the thread's state. */
  boolean usesState(FieldInstruction field) {
    FieldUse use = method.plan().orders() ? type.resolve(field) : null;
    return use != null
        && (field.opcode() == Opcode.GETSTATIC
            || checked(use)
            || (use.isFinal() && method.plan().accesses() && mayChange(field)));
  }

  /** Whether a field is known to order nothing. */
  boolean isPlain(FieldInstruction field) {
    FieldUse use = type.resolve(field);
    return use != null && !use.isVolatile();
  }

  /** Whether a use of a field orders nothing, and runs no initialiser of a class. */
  boolean isQuiet(FieldInstruction field) {
    FieldUse use = type.resolve(field);
    boolean write = field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
    return use != null
        && !use.isVolatile()
        && !(use.isFinal() && write)
        && (!isStatic(field) || use.owner().equals(type.name()));
  }

  boolean isFinal(FieldInstruction field) {
    FieldUse use = type.resolve(field);
    return use != null && use.isFinal() && (!isStatic(field) || use.owner().equals(type.name()));
  }

  /**
   * @param isUpdated whether it is a read that a checked write follows
   */
  void accept(CodeBuilder to, FieldInstruction field, boolean isUpdated) {
    FieldUse use = method.plan().orders() ? type.resolve(field) : null;
    if (use == null || JdkClasses.passesBy(use.owner(), field.name().stringValue())) {
      to.with(field);
      return;
    }
    boolean isStatic = isStatic(field);
    if (use.isVolatile()) {
      if (!type.isProgram() && !JdkClasses.isFollowed(use.owner(), field.name().stringValue())) {
        to.with(field);
      } else if (isStatic) {
        volatileStatic(to, field, use);
      } else {
        volatileField(to, field, use);
        if (JdkClasses.shows(method.name(), use.owner(), field)) {
          to.dup().invokestatic(Names.MODELS, "shown", Names.OBJECT_VOID);
        }
      }
    } else if (isStatic) {
      plainStatic(to, field, use, isUpdated);
    } else if (isUpdated) {
      to.with(field);
    } else {
      plainField(to, field, use);
    }
  }

  private static boolean isStatic(FieldInstruction field) {
    return field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
  }

  private boolean checked(FieldUse use) {
    return method.plan().accesses() && use.shadowed() && !use.isFinal();
  }

  // ---- plain

  private void plainField(CodeBuilder to, FieldInstruction field, FieldUse use) {
    String name = field.name().stringValue();
    if (!type.isProgram()
        && field.opcode() == Opcode.GETFIELD
        && JdkClasses.learns(type.name(), method.name(), use.owner(), name)) {
      to.with(field).invokestatic(Names.ATOMICS, "acquireFence", ConstantDescs.MTD_void);
      return;
    }
    if (use.isFinal() && field.opcode() == Opcode.GETFIELD && mayReach(field)) {
      to.dup().with(field).dup_x1();
      method.loadState(to);
      to.invokestatic(Names.FINALS, "reached", Names.OBJECTS_STATE);
      return;
    }
    boolean write = field.opcode() == Opcode.PUTFIELD;
    if (!checked(use) || isOfNew(write)) {
      to.with(field);
      return;
    }
    if (write) {
      dupObject(to, field);
    } else {
      to.dup();
    }
    method.loadState(to);
    to.loadConstant(method.site(null, write));
    to.invokestatic(
        field.owner().asSymbol(), name(write ? "write" : "read", field, use), Names.CHECK_FIELD);
    to.with(field);
  }

  /** Before another constructor was called, only the fields of other objects can be read. */
  private boolean isOfNew(boolean write) {
    return write && !method.hasThis();
  }

  /** Whether something that can change may be reached through a final field. */
  private boolean mayReach(FieldInstruction field) {
    return method.checksAccesses() && mayChange(field);
  }

  private static boolean mayChange(FieldInstruction field) {
    ClassDesc of = field.typeSymbol();
    return !of.isPrimitive()
        && !of.equals(ConstantDescs.CD_String)
        && !of.equals(ConstantDescs.CD_Class);
  }

  /** From object, value to object, value, object. */
  private static void dupObject(CodeBuilder to, FieldInstruction field) {
    if (TypeKind.from(field.typeSymbol()).slotSize() == 2) {
      to.dup2_x1().pop2().dup_x2();
    } else {
      to.dup2().pop();
    }
  }

  private void plainStatic(
      CodeBuilder to, FieldInstruction field, FieldUse use, boolean isUpdated) {
    boolean write = field.opcode() == Opcode.PUTSTATIC;
    // What an initialiser writes happens before all uses of the class.
    if (checked(use)
        && !Probes.isField(field.name().stringValue())
        && !isUpdated
        && !(write && method.isInitialiser() && use.owner().equals(type.name()))) {
      method.loadState(to);
      to.loadConstant(method.site(null, write));
      to.invokestatic(
          field.owner().asSymbol(), name(write ? "write" : "read", field, use), Names.CHECK_STATIC);
    }
    to.with(field);
    if (!write) {
      meet(to, field, use);
    }
  }

  /** Through a reference to what the initialiser made: what it did to that happened before. */
  private void meet(CodeBuilder to, FieldInstruction field, FieldUse use) {
    boolean reference = !field.typeSymbol().isPrimitive();
    if (type.isProgram()
        && use.met()
        && reference
        && (!use.inInterface() || use.isReachableFrom(type.name()))
        && !(method.isInitialiser() && use.owner().equals(type.name()))) {
      // Static methods of interfaces are not inherited as their fields are.
      ClassDesc owner =
          use.inInterface() ? ClassDesc.ofInternalName(use.owner()) : field.owner().asSymbol();
      method.loadState(to);
      to.invokestatic(owner, Names.meet(use.owner()), Names.MEET, use.inInterface());
    }
  }

  private static String name(String what, FieldInstruction field, FieldUse use) {
    return Names.of(what, use.owner(), field.name().stringValue(), field.type().stringValue());
  }

  // ---- volatile

  private void volatileField(CodeBuilder to, FieldInstruction field, FieldUse use) {
    boolean write = field.opcode() == Opcode.PUTFIELD;
    if (isOfNew(write)
        || JdkClasses.isOrdered(use.owner(), method.name(), write, method.isLocked())) {
      to.with(field);
      return;
    }
    int number = number(field, use, false);
    if (isUpdate(field, use)) {
      dupObject(to, field);
      to.loadConstant(number).loadConstant(method.site(null, true));
      to.invokestatic(Names.HABITS, "updates", UPDATE);
    }
    if (write) {
      dupObject(to, field);
      to.loadConstant(number)
          .invokestatic(Names.HOOKS, "volatileWrite", Names.OBJECT_INT_VOID)
          .with(field);
      return;
    }
    to.dup().with(field);
    if (TypeKind.from(field.typeSymbol()).slotSize() == 2) {
      to.dup2_x1().pop2();
    } else {
      to.swap();
    }
    to.loadConstant(number).invokestatic(Names.HOOKS, "volatileRead", Names.OBJECT_INT_VOID);
  }

  private void volatileStatic(CodeBuilder to, FieldInstruction field, FieldUse use) {
    int number = number(field, use, true);
    if (isUpdate(field, use)) {
      to.aconst_null().loadConstant(number).loadConstant(method.site(null, true));
      to.invokestatic(Names.HABITS, "updates", UPDATE);
    }
    ClassDesc owner = field.owner().asSymbol();
    if (field.opcode() == Opcode.PUTSTATIC) {
      to.ldc(owner)
          .loadConstant(number)
          .invokestatic(Names.HOOKS, "volatileStaticWrite", CLASS_INT)
          .with(field);
      return;
    }
    to.with(field);
    to.ldc(owner).loadConstant(number).invokestatic(Names.HOOKS, "volatileStaticRead", CLASS_INT);
    meet(to, field, use);
  }

  private int number(FieldInstruction field, FieldUse use, boolean isStatic) {
    String key = use.owner() + "." + field.name().stringValue() + ":" + field.type().stringValue();
    return type.fieldNumber(
        key,
        () ->
            Fields.add(
                new FieldInfo(
                    use.owner().replace('/', '.'),
                    field.name().stringValue(),
                    field.type().stringValue(),
                    isStatic,
                    -1,
                    null,
                    null)));
  }
}
