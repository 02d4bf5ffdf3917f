package plait.sanitizer.agent;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the innermost loops of a method that order nothing and call nothing, with the elements of
 * arrays that they use one after the other. Those can be checked together when the loop is left,
 * for nothing that another thread could learn of happens in between.
 */
final class Loops {
  /** Of elements in one loop, and so of calls at each of its ways out. */
  private static final int MOST_ACCESSES = 12;

  private final Code code;
  private final Predicate<FieldInstruction> isPlain;
  private final Predicate<FieldInstruction> isFinal;
  private final Predicate<Integer> isChecked;
  private final List<Loop> found = new ArrayList<>();

  private Loops(
      Code code,
      Predicate<FieldInstruction> isPlain,
      Predicate<FieldInstruction> isFinal,
      Predicate<Integer> isChecked) {
    this.code = code;
    this.isPlain = isPlain;
    this.isFinal = isFinal;
    this.isChecked = isChecked;
  }

  /**
   * The loops, in order.
   *
   * @param isPlain whether the use of a field orders nothing and initialises no class
   * @param isFinal whether a field keeps its value
   * @param isChecked whether the access at a place has to be checked at all
   */
  static List<Loop> of(
      Code code,
      Predicate<FieldInstruction> isPlain,
      Predicate<FieldInstruction> isFinal,
      Predicate<Integer> isChecked) {
    Loops loops = new Loops(code, isPlain, isFinal, isChecked);
    for (int at = 0; at < code.size(); at++) {
      if (code.get(at) instanceof BranchInstruction branch) {
        int target = code.at(branch.target());
        if (0 <= target && target <= at) {
          loops.look(target, at);
        }
      }
    }
    return loops.found;
  }

  private void look(int first, int last) {
    StackMapFrameInfo frame = code.frame(first);
    if (frame == null
        || !frame.stack().isEmpty()
        || !isQuiet(first, last)
        || !isClosed(first, last)
        || !code.isEvenlyCovered(first, last)) {
      return;
    }
    Map<Integer, VerificationTypeInfo> locals = slots(frame.locals());
    if (!keepsTypes(first, last, locals) || !canLeave(first, last)) {
      return;
    }
    for (int at = first; at <= last; at++) {
      if (code.get(at) instanceof IncrementInstruction increment
          && increment.constant() != 0
          && locals.get(increment.slot()) == SimpleVerificationTypeInfo.INTEGER
          && changes(first, last, increment.slot()) == 1
          && look(first, last, at, increment, frame)) {
        return;
      }
    }
  }

  private boolean look(
      int first, int last, int at, IncrementInstruction increment, StackMapFrameInfo frame) {
    Set<Integer> stored = stored(first, last);
    List<Loop.Access> accesses = new ArrayList<>();
    Rounds rounds =
        new Rounds(
            code,
            first,
            last,
            increment.slot(),
            at,
            stored::contains,
            isFinal,
            (place, write, array, later, offset) -> {
              if (isChecked.test(place)) {
                accesses.add(new Loop.Access(place, write, code.line(place), array, later, offset));
              }
            });
    rounds.follow();
    if (!rounds.isRegular() || accesses.isEmpty() || accesses.size() > MOST_ACCESSES) {
      return false;
    }
    found.add(
        new Loop(
            first,
            last,
            increment.slot(),
            at,
            increment.constant(),
            frame.locals(),
            code.position(first),
            accesses));
    return true;
  }

  private boolean isQuiet(int first, int last) {
    for (int at = first; at <= last; at++) {
      if (!Rounds.isQuiet(code.get(at), isPlain)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether nothing jumps into it but to its beginning, and nothing in it jumps back but its end.
   */
  private boolean isClosed(int first, int last) {
    for (int at = 0; at < code.size(); at++) {
      boolean inside = first <= at && at <= last;
      for (Label label : code.targets(at)) {
        int target = code.at(label);
        boolean hits = first < target && target <= last;
        if (inside ? at != last && first <= target && target <= at : hits) {
          return false;
        }
      }
    }
    return true;
  }

  private static Map<Integer, VerificationTypeInfo> slots(List<VerificationTypeInfo> locals) {
    Map<Integer, VerificationTypeInfo> slots = new HashMap<>();
    int slot = 0;
    for (VerificationTypeInfo type : locals) {
      slots.put(slot++, type);
      if (type == SimpleVerificationTypeInfo.LONG || type == SimpleVerificationTypeInfo.DOUBLE) {
        slots.put(slot++, null);
      }
    }
    return slots;
  }

  private Set<Integer> stored(int first, int last) {
    Set<Integer> stored = new HashSet<>();
    for (int at = first; at <= last; at++) {
      if (code.get(at) instanceof StoreInstruction store) {
        stored.add(store.slot());
        if (store.typeKind().slotSize() == 2) {
          stored.add(store.slot() + 1);
        }
      } else if (code.get(at) instanceof IncrementInstruction increment) {
        stored.add(increment.slot());
      }
    }
    return stored;
  }

  /** How often a local variable is set, in the code of the loop. */
  private int changes(int first, int last, int slot) {
    int changes = 0;
    for (int at = first; at <= last; at++) {
      Instruction instruction = code.get(at);
      if (instruction instanceof StoreInstruction store && store.slot() == slot
          || instruction instanceof IncrementInstruction increment && increment.slot() == slot) {
        changes++;
      }
    }
    return changes;
  }

  /** Whether what the verifier knows of local variables at the beginning holds in all the loop. */
  private boolean keepsTypes(int first, int last, Map<Integer, VerificationTypeInfo> locals) {
    for (VerificationTypeInfo type : locals.values()) {
      if (type instanceof UninitializedVerificationTypeInfo
          || type == SimpleVerificationTypeInfo.UNINITIALIZED_THIS) {
        return false;
      }
    }
    for (int at = first; at <= last; at++) {
      if (code.get(at) instanceof StoreInstruction store && !keeps(store, locals)) {
        return false;
      }
    }
    return true;
  }

  private static boolean keeps(StoreInstruction store, Map<Integer, VerificationTypeInfo> locals) {
    int slot = store.slot();
    if (isSet(locals, slot)) {
      return locals.get(slot) == type(store.typeKind());
    }
    boolean isSecond = locals.containsKey(slot) && locals.get(slot) == null;
    return !isSecond && (store.typeKind().slotSize() == 1 || !isSet(locals, slot + 1));
  }

  private static boolean isSet(Map<Integer, VerificationTypeInfo> locals, int slot) {
    VerificationTypeInfo type = locals.get(slot);
    return type != null && type != SimpleVerificationTypeInfo.TOP;
  }

  private static VerificationTypeInfo type(TypeKind kind) {
    return switch (kind.asLoadable()) {
      case INT -> SimpleVerificationTypeInfo.INTEGER;
      case LONG -> SimpleVerificationTypeInfo.LONG;
      case FLOAT -> SimpleVerificationTypeInfo.FLOAT;
      case DOUBLE -> SimpleVerificationTypeInfo.DOUBLE;
      default -> null;
    };
  }

  /** Whether code can be put in the way of each jump out of it. */
  private boolean canLeave(int first, int last) {
    for (int at = first; at <= last; at++) {
      for (Label label : code.targets(at)) {
        int target = code.at(label);
        boolean inside = first <= target && target <= last;
        StackMapFrameInfo frame = code.frame(target);
        if (!inside && (frame == null || !frame.stack().isEmpty())) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * What the verifier knows of local variables at a way out of a loop: what it knows in all of the
   * loop, and beside that what it is told of the place that is gone to.
   */
  static List<VerificationTypeInfo> leaving(Loop loop, StackMapFrameInfo target) {
    Map<Integer, VerificationTypeInfo> inside = slots(loop.locals());
    Map<Integer, VerificationTypeInfo> outside = slots(target.locals());
    List<VerificationTypeInfo> all = new ArrayList<>();
    int size = Math.max(inside.size(), outside.size());
    for (int slot = 0; slot < size; slot++) {
      VerificationTypeInfo type =
          isSet(inside, slot) || !isSet(outside, slot) ? inside.get(slot) : outside.get(slot);
      all.add(type == null ? SimpleVerificationTypeInfo.TOP : type);
      if (type == SimpleVerificationTypeInfo.LONG || type == SimpleVerificationTypeInfo.DOUBLE) {
        slot++;
      }
    }
    return all;
  }
}
