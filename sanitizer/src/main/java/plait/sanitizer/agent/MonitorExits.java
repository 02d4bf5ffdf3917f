package plait.sanitizer.agent;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The exits of monitors in the handlers that compilers make for synchronized statements. Such a
 * handler covers itself, and the JVM's first compiler gives up when something in one may throw: the
 * method would be interpreted until it is very hot. So the call that is added to the handler gets
 * another handler, which exits the monitor just the same.
 */
final class MonitorExits {
  /** One in a handler that keeps the exception, loads the monitor, exits it and throws. */
  private record Exit(
      int position, int monitor, StackMapFrameInfo frame, Label start, Label end, Label handler) {}

  private final MethodRewriter method;
  private final CodeModel code;
  private final Map<Integer, Exit> exits = new HashMap<>();

  MonitorExits(MethodRewriter method, CodeModel code) {
    this.method = method;
    this.code = code;
  }

  void atStart(CodeBuilder to) {
    Map<Integer, StackMapFrameInfo> frames = framesOfHandlers();
    if (frames.isEmpty()) {
      return;
    }
    List<Instruction> last = new ArrayList<>();
    int handler = -1;
    int position = 0;
    for (CodeElement element : code) {
      if (element instanceof Instruction instruction) {
        if (frames.containsKey(position)) {
          handler = position;
          last.clear();
        }
        last.add(instruction);
        if (handler >= 0 && isExit(last)) {
          int monitor = ((LoadInstruction) last.get(1)).slot();
          add(to, position, monitor, frames.get(handler));
        }
        position += instruction.sizeInBytes();
      }
    }
  }

  /** By the places of handlers that cover themselves. */
  private Map<Integer, StackMapFrameInfo> framesOfHandlers() {
    CodeAttribute attribute = (CodeAttribute) code;
    Map<Integer, StackMapFrameInfo> frames = new HashMap<>();
    for (ExceptionCatch handler : code.exceptionHandlers()) {
      int at = attribute.labelToBci(handler.handler());
      if (handler.catchType().isEmpty() && attribute.labelToBci(handler.tryStart()) == at) {
        code.findAttribute(Attributes.stackMapTable())
            .ifPresent(table ->
                table.entries().stream()
                    .filter(frame -> attribute.labelToBci(frame.target()) == at)
                    .forEach(frame -> frames.put(at, frame)));
      }
    }
    return frames;
  }

  private static boolean isExit(List<Instruction> handler) {
    return handler.size() == 3
        && handler.get(0) instanceof StoreInstruction
        && handler.get(1) instanceof LoadInstruction
        && handler.get(2).opcode() == Opcode.MONITOREXIT;
  }

  private void add(CodeBuilder to, int position, int monitor, StackMapFrameInfo frame) {
    var exit = new Exit(position, monitor, frame, to.newLabel(), to.newLabel(), to.newLabel());
    exits.put(position, exit);
    to.exceptionCatchAll(exit.start(), exit.end(), exit.handler());
  }

  /** Tells of the exit at a place, whose monitor is on the stack. */
  void tell(CodeBuilder to, int position) {
    Exit exit = exits.get(position);
    if (exit != null) {
      to.labelBinding(exit.start());
    }
    to.invokestatic(Names.HOOKS, "exiting", Names.OBJECT_VOID);
    if (exit != null) {
      to.labelBinding(exit.end());
    }
  }

  void atEnd(CodeBuilder to, Frames frames) {
    var thrown = ObjectVerificationTypeInfo.of(ClassDesc.of("java.lang.Throwable"));
    for (Exit exit : exits.values()) {
      to.labelBinding(exit.handler());
      frames.add(exit.handler(), exit.frame().locals(), List.of(thrown));
      to.aload(exit.monitor()).monitorexit();
      Label exited = to.newBoundLabel();
      to.athrow();
      to.exceptionCatchAll(exit.handler(), exited, exit.handler());
      method.coverAs(to, exit.position() + 1, exited, to.newBoundLabel());
    }
  }
}
