package plait.sanitizer.agent;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows one round of a loop and what is on its stack, as far as that is made of the loop's
 * variable and of what stays the same.
 */
final class Rounds {
  /** What an operand is. */
  private sealed interface Value {}

  private enum Unknown implements Value {
    VALUE
  }

  /** The same in all rounds, and loaded by some code. */
  private record Same(List<Instruction> code) implements Value {}

  /** The loop's variable, before or after it has changed, and something added to it. */
  private record Moving(boolean later, List<Instruction> offset) implements Value {}

  /** An element that is used. */
  interface Use {
    /** Told once in each round, if the loop is not left before. */
    void element(
        int at, boolean write, List<Instruction> array, boolean later, List<Instruction> offset);
  }

  private static final Set<String> QUIET =
      Set.of(
          "java/lang/Math",
          "java/lang/StrictMath",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Short",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Float",
          "java/lang/Double");

  private static final int LONGEST = 8;

  private final Code code;
  private final int first;
  private final int last;
  private final int variable;
  private final int increment;
  private final Predicate<Integer> isStored;
  private final Predicate<FieldInstruction> isFinal;
  private final Use use;

  private List<Value> stack = new ArrayList<>();
  private final Map<Integer, List<Value>> arriving = new HashMap<>();
  private int skippedTo;
  private boolean regular;

  /**
   * @param isStored whether a local variable is set in the loop
   * @param isFinal whether a field does not change while the loop runs
   */
  Rounds(
      Code code,
      int first,
      int last,
      int variable,
      int increment,
      Predicate<Integer> isStored,
      Predicate<FieldInstruction> isFinal,
      Use use) {
    this.code = code;
    this.first = first;
    this.last = last;
    this.variable = variable;
    this.increment = increment;
    this.isStored = isStored;
    this.isFinal = isFinal;
    this.use = use;
  }

  /** Whether an instruction orders nothing and runs no other code of the program. */
  static boolean isQuiet(Instruction at, Predicate<FieldInstruction> isPlain) {
    return switch (at) {
      case FieldInstruction field -> isPlain.test(field);
      case InvokeInstruction call ->
          call.opcode() == Opcode.INVOKESTATIC
              && QUIET.contains(call.owner().asInternalName())
              && call.typeSymbol().returnType().isPrimitive()
              && call.typeSymbol().parameterList().stream().allMatch(ClassDesc::isPrimitive);
      case BranchInstruction branch ->
          branch.opcode() != Opcode.JSR && branch.opcode() != Opcode.JSR_W;
      default ->
          at instanceof ArrayLoadInstruction
              || at instanceof ArrayStoreInstruction
              || at instanceof ConstantInstruction
              || at instanceof ConvertInstruction
              || at instanceof IncrementInstruction
              || at instanceof LoadInstruction
              || at instanceof StoreInstruction
              || at instanceof NopInstruction
              || at instanceof OperatorInstruction
              || at instanceof StackInstruction
              || at instanceof ReturnInstruction;
    };
  }

  /** Whether the variable changes in every round. */
  boolean isRegular() {
    return regular;
  }

  /** Whether an instruction is in every round that is not left before. */
  private boolean isAlways(int at) {
    return at >= skippedTo;
  }

  void follow() {
    for (int at = first; at <= last; at++) {
      List<Value> before = arriving.remove(at);
      if (before != null) {
        stack = stack == null ? new ArrayList<>(before) : merged(stack, before);
      }
      if (stack == null) {
        // Not reached, as after a jump.
        continue;
      }
      step(at, code.get(at));
    }
  }

  private static List<Value> merged(List<Value> one, List<Value> two) {
    List<Value> both = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      both.add(one.get(i).equals(two.get(i)) ? one.get(i) : Unknown.VALUE);
    }
    return both;
  }

  // ---- the stack, in slots

  private Value pop() {
    return stack.removeLast();
  }

  private void pop(int slots) {
    for (int i = 0; i < slots; i++) {
      stack.removeLast();
    }
  }

  private void push(Value value) {
    stack.add(value);
  }

  private void push(int slots) {
    for (int i = 0; i < slots; i++) {
      stack.add(Unknown.VALUE);
    }
  }

  private void step(int at, Instruction instruction) {
    switch (instruction) {
      case ConstantInstruction constant -> {
        if (constant.typeKind() == TypeKind.INT) {
          push(new Same(List.of(constant)));
        } else {
          push(constant.typeKind().slotSize());
        }
      }
      case LoadInstruction load -> push(load, at);
      case StoreInstruction store -> pop(store.typeKind().slotSize());
      case ArrayLoadInstruction load -> {
        Value index = pop();
        element(at, load.typeKind(), false, pop(), index);
        push(load.typeKind().slotSize());
      }
      case ArrayStoreInstruction store -> {
        pop(store.typeKind().slotSize());
        Value index = pop();
        element(at, store.typeKind(), true, pop(), index);
      }
      case FieldInstruction field -> field(field);
      case OperatorInstruction operator -> operator(operator);
      case ConvertInstruction convert -> {
        pop(convert.fromType().slotSize());
        push(convert.toType().slotSize());
      }
      case StackInstruction moved -> move(moved.opcode());
      case InvokeInstruction call -> {
        MethodTypeDesc shape = call.typeSymbol();
        shape.parameterList().forEach(p -> pop(TypeKind.from(p).slotSize()));
        push(TypeKind.from(shape.returnType()).slotSize());
      }
      case BranchInstruction branch -> branch(at, branch);
      case ReturnInstruction end -> stack = null;
      case IncrementInstruction change -> regular |= at == increment && isAlways(at);
      default -> {
        // Does nothing to the stack.
      }
    }
  }

  private void push(LoadInstruction load, int at) {
    boolean isOneSlot = load.typeKind() == TypeKind.INT || load.typeKind() == TypeKind.REFERENCE;
    if (load.slot() == variable) {
      push(new Moving(at > increment, List.of()));
    } else if (isOneSlot && !isStored.test(load.slot())) {
      push(new Same(List.of(load)));
    } else {
      push(load.typeKind().slotSize());
    }
  }

  private void element(int at, TypeKind kind, boolean write, Value array, Value index) {
    if (kind != TypeKind.REFERENCE
        && isAlways(at)
        && array instanceof Same same
        && index instanceof Moving moving
        && moving.offset().size() <= LONGEST) {
      use.element(at, write, same.code(), moving.later(), moving.offset());
    }
  }

  private void field(FieldInstruction field) {
    int slots = TypeKind.from(field.typeSymbol()).slotSize();
    switch (field.opcode()) {
      case GETFIELD -> {
        Value owner = pop();
        if (owner instanceof Same same && slots == 1 && isFinal.test(field)) {
          push(new Same(with(same.code(), List.of(), field)));
        } else {
          push(slots);
        }
      }
      case GETSTATIC -> {
        if (slots == 1 && isFinal.test(field)) {
          push(new Same(List.of(field)));
        } else {
          push(slots);
        }
      }
      case PUTFIELD -> pop(slots + 1);
      default -> pop(slots);
    }
  }

  private void operator(OperatorInstruction operator) {
    int slots = operator.typeKind().slotSize();
    switch (operator.opcode()) {
      case IADD, ISUB, IMUL -> {
        Value two = pop();
        push(made(operator, pop(), two));
      }
      case ARRAYLENGTH -> {
        pop(1);
        push(1);
      }
      case INEG, LNEG, FNEG, DNEG -> {
        pop(slots);
        push(slots);
      }
      case LSHL, LSHR, LUSHR -> {
        pop(3);
        push(2);
      }
      case LCMP, DCMPG, DCMPL -> {
        pop(4);
        push(1);
      }
      case FCMPG, FCMPL -> {
        pop(2);
        push(1);
      }
      default -> {
        pop(2 * slots);
        push(slots);
      }
    }
  }

  private static Value made(OperatorInstruction operator, Value one, Value two) {
    if (one instanceof Same a && two instanceof Same b) {
      return new Same(with(a.code(), b.code(), operator));
    }
    boolean adds = operator.opcode() == Opcode.IADD;
    if (one instanceof Moving a && two instanceof Same b && operator.opcode() != Opcode.IMUL) {
      if (a.offset().isEmpty() && adds) {
        return new Moving(a.later(), b.code());
      }
      List<Instruction> before =
          a.offset().isEmpty()
              ? List.of(ConstantInstruction.ofIntrinsic(Opcode.ICONST_0))
              : a.offset();
      return new Moving(a.later(), with(before, b.code(), operator));
    }
    if (two instanceof Moving b && one instanceof Same a && adds) {
      return new Moving(
          b.later(), b.offset().isEmpty() ? a.code() : with(b.offset(), a.code(), operator));
    }
    return Unknown.VALUE;
  }

  private static List<Instruction> with(
      List<Instruction> one, List<Instruction> two, Instruction last) {
    List<Instruction> all = new ArrayList<>(one);
    all.addAll(two);
    all.add(last);
    return all;
  }

  private void move(Opcode opcode) {
    int size = stack.size();
    switch (opcode) {
      case POP -> pop(1);
      case POP2 -> pop(2);
      case DUP -> stack.add(stack.get(size - 1));
      case DUP_X1 -> stack.add(size - 2, stack.get(size - 1));
      case DUP_X2 -> stack.add(size - 3, stack.get(size - 1));
      case DUP2 -> stack.addAll(List.copyOf(stack.subList(size - 2, size)));
      case DUP2_X1 -> stack.addAll(size - 3, List.copyOf(stack.subList(size - 2, size)));
      case DUP2_X2 -> stack.addAll(size - 4, List.copyOf(stack.subList(size - 2, size)));
      default -> stack.add(stack.remove(size - 2));
    }
  }

  private void branch(int at, BranchInstruction branch) {
    boolean always = branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W;
    if (!always) {
      pop(isOfTwo(branch.opcode()) ? 2 : 1);
    }
    int target = code.at(branch.target());
    if (target > at && target <= last) {
      arriving.merge(target, List.copyOf(stack), Rounds::merged);
      skippedTo = Math.max(skippedTo, target);
    }
    if (always) {
      stack = null;
    }
  }

  private static boolean isOfTwo(Opcode opcode) {
    return opcode.name().startsWith("IF_");
  }
}
