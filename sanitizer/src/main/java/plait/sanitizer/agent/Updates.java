package plait.sanitizer.agent;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads of a variable that is written a moment later, as in {@code a[i] += x}. What races with the
 * read races with the write, so the write alone is checked. Nothing that could order threads is in
 * between.
 */
final class Updates {
  private final List<Instruction> code = new ArrayList<>();
  private final Predicate<FieldInstruction> isPlain;

  private Updates(CodeModel model, Predicate<FieldInstruction> isPlain) {
    this.isPlain = isPlain;
    for (CodeElement element : model) {
      if (element instanceof Instruction instruction) {
        code.add(instruction);
      }
    }
  }

  /**
   * The numbers of the instructions that read so, counted from 0.
   *
   * @param isPlain whether a field is known not to be volatile
   */
  static BitSet of(CodeModel model, Predicate<FieldInstruction> isPlain) {
    Updates updates = new Updates(model, isPlain);
    BitSet found = new BitSet();
    for (int i = 0; i < updates.code.size(); i++) {
      if (updates.isRead(i)) {
        found.set(i);
      }
    }
    return found;
  }

  private boolean isRead(int i) {
    Instruction read = code.get(i);
    if (read instanceof ArrayLoadInstruction) {
      return follows(i, Opcode.DUP2) && isWritten(i, null);
    }
    if (read instanceof FieldInstruction field) {
      boolean isGet = field.opcode() == Opcode.GETSTATIC || isGetOfSame(i, field);
      return isGet && isPlain.test(field) && isWritten(i, field);
    }
    return false;
  }

  private boolean isGetOfSame(int i, FieldInstruction field) {
    return field.opcode() == Opcode.GETFIELD && follows(i, Opcode.DUP);
  }

  private boolean follows(int i, Opcode before) {
    return i > 0 && code.get(i - 1).opcode() == before;
  }

  private boolean isWritten(int read, FieldInstruction field) {
    for (int i = read + 1; i < code.size(); i++) {
      Instruction at = code.get(i);
      if (at instanceof ArrayStoreInstruction) {
        return field == null;
      }
      if (field != null && at instanceof FieldInstruction other && isPut(other.opcode())) {
        return isPut(other, field);
      }
      if (!isHarmless(at)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isPut(Opcode opcode) {
    return opcode == Opcode.PUTFIELD || opcode == Opcode.PUTSTATIC;
  }

  private static boolean isPut(FieldInstruction put, FieldInstruction get) {
    boolean ofStatic = get.opcode() == Opcode.GETSTATIC;
    return put.opcode() == (ofStatic ? Opcode.PUTSTATIC : Opcode.PUTFIELD)
        && put.owner().asInternalName().equals(get.owner().asInternalName())
        && put.name().equalsString(get.name().stringValue())
        && put.type().equalsString(get.type().stringValue());
  }

  /** Whether it orders nothing, goes nowhere else and leaves what is to be written on the stack. */
  private boolean isHarmless(Instruction at) {
    return at instanceof ConstantInstruction
        || at instanceof LoadInstruction
        || at instanceof OperatorInstruction
        || at instanceof ConvertInstruction
        || at instanceof ArrayLoadInstruction
        || at.opcode() == Opcode.DUP
        || at.opcode() == Opcode.DUP2
        || at instanceof FieldInstruction field
            && field.opcode() == Opcode.GETFIELD
            && isPlain.test(field);
  }
}
