package plait.sanitizer.agent;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import plait.sanitizer.runtime.FieldInfo;
import plait.sanitizer.runtime.Fields;

/** Adds to a class the shadows of its fields, and the methods that look at them. */
final class Accessors {
  private static final int SHADOW =
      ClassFile.ACC_PUBLIC | ClassFile.ACC_TRANSIENT | ClassFile.ACC_SYNTHETIC;
  private static final int METHOD =
      ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassBuilder to;
  private final ClassDesc self;
  private final String owner;

  Accessors(ClassBuilder to, ClassDesc self, String owner) {
    this.to = to;
    this.self = self;
    this.owner = owner;
  }

  void add(FieldModel field, int initialiser) {
    int flags = field.flags().flagsMask();
    if ((flags & (ClassFile.ACC_FINAL | ClassFile.ACC_VOLATILE)) != 0) {
      return;
    }
    String name = field.fieldName().stringValue();
    String type = field.fieldType().stringValue();
    boolean isStatic = (flags & ClassFile.ACC_STATIC) != 0;
    String w = Names.of("w", owner, name, type);
    String r = Names.of("r", owner, name, type);
    int number =
        Fields.add(new FieldInfo(owner.replace('/', '.'), name, type, isStatic, initialiser, w, r));
    int kept = SHADOW | flags & ClassFile.ACC_STATIC;
    to.withField(w, CD_long, kept).withField(r, CD_long, kept);
    String read = Names.of("read", owner, name, type);
    String write = Names.of("write", owner, name, type);
    if (isStatic) {
      to.withMethodBody(
          read, Names.CHECK_STATIC, METHOD, code -> ofStatic(code, number, w, r, false));
      to.withMethodBody(
          write, Names.CHECK_STATIC, METHOD, code -> ofStatic(code, number, w, r, true));
    } else {
      to.withMethodBody(
          read, Names.CHECK_FIELD, METHOD, code -> ofField(code, number, w, r, false));
      to.withMethodBody(
          write, Names.CHECK_FIELD, METHOD, code -> ofField(code, number, w, r, true));
    }
  }

  void addMeeting(int initialiser, boolean inInterface) {
    to.withMethodBody(
        Names.meet(owner),
        Names.MEET,
        METHOD,
        code ->
            code.aload(0)
                .loadConstant(initialiser)
                .invokestatic(Names.HOOKS, "meets", MethodTypeDesc.of(CD_void, Names.STATE, CD_int))
                .return_());
  }

  private void ofField(CodeBuilder code, int number, String w, String r, boolean write) {
    Label end = code.newLabel();
    code.aload(0).ifnull(end);
    code.aload(0).checkcast(self).astore(3);
    code.aload(1).getfield(Names.STATE, "epoch", CD_long).lstore(4);
    if (!write) {
      code.aload(3).getfield(self, r, CD_long).lstore(6).lload(6);
      endIfSame(code, 4, end);
      code.lload(6).aload(1).getfield(Names.STATE, "readSet", CD_long).lcmp().ifeq(end);
    }
    code.aload(3).getfield(self, w, CD_long);
    endIfSame(code, 4, end);
    code.aload(1).iload(2).aload(0).loadConstant(number);
    code.invokestatic(Names.DETECTOR, write ? "fieldWrite" : "fieldRead", Names.FIELD_RULE);
    end(
        code,
        end,
        List.of(object(CD_Object), object(Names.STATE), SimpleVerificationTypeInfo.INTEGER));
  }

  private void ofStatic(CodeBuilder code, int number, String w, String r, boolean write) {
    Label end = code.newLabel();
    code.aload(0).getfield(Names.STATE, "epoch", CD_long).lstore(2);
    if (!write) {
      code.getstatic(self, r, CD_long).lstore(4).lload(4);
      endIfSame(code, 2, end);
      code.lload(4).aload(0).getfield(Names.STATE, "readSet", CD_long).lcmp().ifeq(end);
    }
    code.getstatic(self, w, CD_long);
    endIfSame(code, 2, end);
    code.aload(0).iload(1).ldc(self).loadConstant(number);
    code.invokestatic(Names.DETECTOR, write ? "staticWrite" : "staticRead", Names.STATIC_RULE);
    end(code, end, List.of(object(Names.STATE), SimpleVerificationTypeInfo.INTEGER));
  }

  /** Takes a word from the stack, and ends when it is of the epoch in a local variable. */
  private static void endIfSame(CodeBuilder code, int epoch, Label end) {
    code.lload(epoch).lxor().bipush(24).lushr().lconst_0().lcmp().ifeq(end);
  }

  private static VerificationTypeInfo object(ClassDesc type) {
    return ObjectVerificationTypeInfo.of(type);
  }

  private static void end(CodeBuilder code, Label end, List<VerificationTypeInfo> locals) {
    code.labelBinding(end).return_();
    code.with(StackMapTableAttribute.of(List.of(StackMapFrameInfo.of(end, locals, List.of()))));
  }
}
