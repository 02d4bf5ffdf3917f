package plait.internal.thread;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of one method that take a lock which may still be held where its frame is.
 *
 * <p>A call in front of a {@code try} that gives the lock back counts only if the frame is inside
 * that {@code try}.
 */
final class TakenLines {
  /** Stands for a line that the class file does not tell. */
  static final int UNKNOWN = -1;

  private static final Set<String> TAKING =
      Set.of("hold", "lock", "lockInterruptibly", "tryLock", "acquire", "tryAcquire");

  /** How many instructions may stand between a call and the {@code try} that belongs to it. */
  private static final int NEAR = 3;

  private final int now;
  private final boolean innermost;
  private final List<String> takers;

  private final List<Integer> lines = new ArrayList<>();
  private final List<Integer> calls = new ArrayList<>();
  private final Map<Label, Integer> labels = new HashMap<>();
  private final List<ExceptionCatch> catches = new ArrayList<>();

  private TakenLines(int now, boolean innermost, List<String> takers) {
    this.now = now;
    this.innermost = innermost;
    this.takers = takers;
  }

  /** The lines, for a frame; of the innermost frame the present line is the wait itself. */
  static Set<Integer> in(
      ClassModel type, StackTraceElement frame, boolean innermost, List<String> takers) {
    Set<Integer> found = new TreeSet<>();
    for (MethodModel method : type.methods()) {
      if (method.methodName().equalsString(frame.getMethodName())) {
        var lines = new TakenLines(frame.getLineNumber(), innermost, takers);
        method.code().ifPresent(lines::read);
        found.addAll(lines.taken());
      }
    }
    return found;
  }

  private void read(CodeModel code) {
    int line = UNKNOWN;
    for (CodeElement element : code.elementList()) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case LabelTarget target -> labels.put(target.label(), lines.size());
        case ExceptionCatch handler -> catches.add(handler);
        case Instruction instruction -> {
          if (instruction instanceof InvokeInstruction call && takes(call)) {
            calls.add(lines.size());
          }
          lines.add(line);
        }
        default -> {}
      }
    }
  }

  private boolean takes(InvokeInstruction call) {
    return takers.contains(call.owner().asInternalName())
        && TAKING.contains(call.name().stringValue());
  }

  private Set<Integer> taken() {
    Set<Integer> taken = new TreeSet<>();
    if (now >= 0 && !lines.contains(now)) {
      return taken; // an overload of the frame's method
    }
    for (int call : calls) {
      if (isBeforeNow(call) && isStillHeld(call)) {
        taken.add(lines.get(call));
      }
    }
    return taken;
  }

  private boolean isBeforeNow(int call) {
    int line = lines.get(call);
    if (now < 0 || line != now) {
      return line < now || now < 0;
    }
    return !innermost || calls.stream().filter(other -> lines.get(other) == now).count() > 1;
  }

  private boolean isStillHeld(int call) {
    List<ExceptionCatch> guards = catches.stream().filter(it -> isNear(call, it)).toList();
    return now < 0 || guards.isEmpty() || guards.stream().anyMatch(this::coversNow);
  }

  private boolean isNear(int call, ExceptionCatch handler) {
    int start = at(handler.tryStart());
    return start > call && start <= call + NEAR;
  }

  private int at(Label label) {
    return Objects.requireNonNull(labels.get(label), "a label outside the code");
  }

  private boolean coversNow(ExceptionCatch handler) {
    return lines.subList(at(handler.tryStart()), at(handler.tryEnd())).contains(now);
  }
}
