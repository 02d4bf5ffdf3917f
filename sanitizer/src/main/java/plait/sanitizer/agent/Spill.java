package plait.sanitizer.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/** The arguments of a call, put aside into local variables. */
final class Spill {
  private final CodeBuilder to;
  private final TypeKind[] kinds;
  private final int[] at;
  private final int end;

  /** Takes the arguments from the stack. */
  Spill(CodeBuilder to, int first, MethodTypeDesc shape) {
    this.to = to;
    int count = shape.parameterCount();
    kinds = new TypeKind[count];
    at = new int[count];
    int next = first;
    for (int i = 0; i < count; i++) {
      kinds[i] = TypeKind.from(shape.parameterType(i)).asLoadable();
      at[i] = next;
      next += kinds[i].slotSize();
    }
    end = next;
    for (int i = count - 1; i >= 0; i--) {
      to.storeLocal(kinds[i], at[i]);
    }
  }

  /** The first local variable after them. */
  int end() {
    return end;
  }

  void load(int i) {
    to.loadLocal(kinds[i], at[i]);
  }

  void loadAll() {
    for (int i = 0; i < kinds.length; i++) {
      load(i);
    }
  }
}
