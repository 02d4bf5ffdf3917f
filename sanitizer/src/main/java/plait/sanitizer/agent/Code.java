package plait.sanitizer.agent;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The instructions of a method by their numbers, and where its jumps lead. */
final class Code {
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private final Map<Label, Integer> labels = new HashMap<>();
  private final Map<Integer, StackMapFrameInfo> frames = new HashMap<>();
  private final List<ExceptionCatch> handlers;

  Code(CodeModel model) {
    int line = 0;
    int position = 0;
    for (CodeElement element : model) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case LabelTarget target -> labels.put(target.label(), instructions.size());
        case Instruction instruction -> {
          instructions.add(instruction);
          lines.add(line);
          positions.add(position);
          position += instruction.sizeInBytes();
        }
        default -> {
          // Of no meaning here.
        }
      }
    }
    handlers = model.exceptionHandlers();
    CodeAttribute attribute = (CodeAttribute) model;
    model
        .findAttribute(Attributes.stackMapTable())
        .ifPresent(table -> {
          Map<Integer, Integer> byPosition = new HashMap<>();
          for (int i = 0; i < positions.size(); i++) {
            byPosition.put(positions.get(i), i);
          }
          for (StackMapFrameInfo frame : table.entries()) {
            frames.put(byPosition.get(attribute.labelToBci(frame.target())), frame);
          }
        });
  }

  int size() {
    return instructions.size();
  }

  Instruction get(int at) {
    return instructions.get(at);
  }

  int line(int at) {
    return lines.get(at);
  }

  /** In bytes. */
  int position(int at) {
    return positions.get(at);
  }

  int at(Label label) {
    return labels.getOrDefault(label, -1);
  }

  /** What the verifier was told of a place; null for nothing. */
  StackMapFrameInfo frame(int at) {
    return frames.get(at);
  }

  /** Where an instruction can jump. */
  List<Label> targets(int at) {
    return switch (get(at)) {
      case BranchInstruction branch -> List.of(branch.target());
      case TableSwitchInstruction table -> targets(table.cases(), table.defaultTarget());
      case LookupSwitchInstruction table -> targets(table.cases(), table.defaultTarget());
      default -> List.of();
    };
  }

  private static List<Label> targets(List<SwitchCase> cases, Label other) {
    List<Label> all = new ArrayList<>(List.of(other));
    cases.forEach(c -> all.add(c.target()));
    return all;
  }

  /** Whether each exception handler covers all of a part of the code or nothing of it. */
  boolean isEvenlyCovered(int first, int last) {
    for (ExceptionCatch handler : handlers) {
      int start = at(handler.tryStart());
      int end = at(handler.tryEnd()) == -1 ? size() : at(handler.tryEnd());
      int target = at(handler.handler());
      boolean covers = start <= first && last < end;
      boolean apart = end <= first || last < start;
      if (start < 0 || !covers && !apart || first <= target && target <= last) {
        return false;
      }
    }
    return true;
  }
}
