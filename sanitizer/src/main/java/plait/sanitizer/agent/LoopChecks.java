package plait.sanitizer.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks in one method the elements that a loop uses when the loop is left, all together: by jumps,
 * returns and exceptions too, and then exactly those that were used up to there.
 */
final class LoopChecks {
  /** In loops with more accesses an exception leaves those of its own round out. */
  private static final int EXACT = 3;

  private static final MethodTypeDesc CHECK_ELEMENTS =
      MethodTypeDesc.of(
          Names.ARRAY,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int,
          Names.ARRAY,
          Names.STATE,
          ConstantDescs.CD_int);
  private static final MethodTypeDesc ROUNDS =
      MethodTypeDesc.of(
          ConstantDescs.CD_int,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int);

  private final MethodRewriter method;
  private final Code code;
  private final int start;
  private final Map<Integer, Loop> byFirst = new HashMap<>();

  /** By the place of an access that is checked later, the variable for its array's shadow. */
  private final Map<Integer, Integer> shadowOf = new HashMap<>();

  private final Map<Loop.Access, Integer> sites = new HashMap<>();
  private final List<Loop.Exit> exits = new ArrayList<>();
  private final List<Handler> handlers = new ArrayList<>();

  /** For exceptions in a part of a loop; {@code at} is the end of the part. */
  private record Handler(Loop loop, int from, int at, Label start, Label end, Label code) {}

  private Loop loop;
  private Label again;

  /**
   * @param start the local variable for the loop's variable as it is at first
   * @param shadows the first of the local variables for shadows of arrays
   */
  LoopChecks(
      MethodRewriter method, Code code, List<Loop> loops, int start, int shadows, int shadowCount) {
    this.method = method;
    this.code = code;
    this.start = start;
    int shadow = 0;
    for (Loop l : loops) {
      byFirst.put(l.first(), l);
      for (Loop.Access access : l.accesses()) {
        shadowOf.put(access.at(), shadows + shadow++ % shadowCount);
      }
    }
  }

  /** Whether the access at a place is checked later. */
  boolean isLater(int at) {
    return loop != null && shadowOf.containsKey(at);
  }

  void atStart(CodeBuilder to) {
    to.loadConstant(0).istore(start);
    for (Loop l : byFirst.values()) {
      int from = l.first();
      for (int at : parts(l)) {
        Handler handler = new Handler(l, from, at, to.newLabel(), to.newLabel(), to.newLabel());
        handlers.add(handler);
        to.exceptionCatchAll(handler.start(), handler.end(), handler.code());
        from = at + 1;
      }
    }
  }

  private static List<Integer> parts(Loop loop) {
    List<Integer> ends = new ArrayList<>();
    if (loop.accesses().size() <= EXACT) {
      loop.accesses().forEach(access -> ends.add(access.at()));
      if (!ends.contains(loop.increment())) {
        ends.add(loop.increment());
      }
      ends.sort(null);
    }
    ends.remove(Integer.valueOf(loop.last()));
    ends.add(loop.last());
    return ends;
  }

  /** Before the instruction at a place. */
  void before(CodeBuilder to, int at, Frames frames) {
    if (loop == null && byFirst.containsKey(at)) {
      loop = byFirst.get(at);
      to.iload(loop.variable()).istore(start);
      again = to.newBoundLabel();
      frames.add(again, loop.locals(), List.of());
    }
    if (loop == null) {
      return;
    }
    for (Handler handler : handlers) {
      if (handler.loop() == loop && handler.from() == at) {
        to.labelBinding(handler.start());
      }
    }
    if (code.get(at) instanceof ReturnInstruction) {
      check(to, loop, at, false);
      to.lineNumber(code.line(at));
    }
  }

  /** A jump that has to lead elsewhere now; null for none. */
  Label target(CodeBuilder to, int at, BranchInstruction branch) {
    if (loop == null) {
      return null;
    }
    int target = code.at(branch.target());
    if (target == loop.first()) {
      return again;
    }
    if (loop.has(target)) {
      return null;
    }
    Loop.Exit exit =
        new Loop.Exit(
            loop, at, to.newLabel(), branch.target(), Loops.leaving(loop, code.frame(target)));
    exits.add(exit);
    return exit.code();
  }

  /** Behind the instruction at a place. */
  void after(CodeBuilder to, int at) {
    if (loop == null) {
      return;
    }
    for (Handler handler : handlers) {
      if (handler.loop() == loop && handler.at() == at) {
        to.labelBinding(handler.end());
      }
    }
    if (at == loop.last()) {
      boolean goesOn =
          code.get(at).opcode() != Opcode.GOTO && code.get(at).opcode() != Opcode.GOTO_W;
      if (goesOn) {
        check(to, loop, at, false);
        to.lineNumber(code.line(at));
      }
      loop = null;
    }
  }

  /** The code for the ways out that are jumps or exceptions. */
  void atEnd(CodeBuilder to, Frames frames) {
    for (Loop.Exit exit : exits) {
      Loop from = exit.loop();
      to.labelBinding(exit.code());
      frames.add(exit.code(), exit.locals(), List.of());
      check(to, from, exit.from(), false);
      to.goto_(exit.target());
      method.coverAs(to, from.position(), exit.code(), to.newBoundLabel());
    }
    for (Handler handler : handlers) {
      to.labelBinding(handler.code());
      frames.add(
          handler.code(),
          handler.loop().locals(),
          List.of(ObjectVerificationTypeInfo.of(ClassDesc.of("java.lang.Throwable"))));
      check(to, handler.loop(), handler.at(), handler.loop().accesses().size() > EXACT);
      to.athrow();
      method.coverAs(to, handler.loop().position(), handler.code(), to.newBoundLabel());
    }
  }

  /**
   * Checks what was used before the loop is left at a place.
   *
   * @param somewhere whether it is left anywhere up to there
   */
  private void check(CodeBuilder to, Loop from, int at, boolean somewhere) {
    for (Loop.Access access : from.accesses()) {
      int extra = extra(from, access, at, somewhere);
      if (!isCovered(from, access, at, extra, somewhere)) {
        check(to, from, access, extra);
      }
    }
  }

  /** What races with a read races with a write of the same elements. */
  private static boolean isCovered(
      Loop from, Loop.Access read, int at, int extra, boolean somewhere) {
    if (read.write()) {
      return false;
    }
    for (Loop.Access other : from.accesses()) {
      if (other.write()
          && other.isSameElement(read)
          && extra(from, other, at, somewhere) == extra) {
        return true;
      }
    }
    return false;
  }

  private void check(CodeBuilder to, Loop from, Loop.Access access, int extra) {
    to.lineNumber(access.line());
    access.array().forEach(to::with);
    to.iload(start);
    if (access.later()) {
      to.loadConstant(from.step()).iadd();
    }
    if (!access.offset().isEmpty()) {
      access.offset().forEach(to::with);
      to.iadd();
    }
    to.iload(start).iload(from.variable()).loadConstant(from.step());
    to.loadConstant(extra).invokestatic(Names.ELEMENTS, "rounds", ROUNDS);
    int shadow = shadowOf.get(access.at());
    to.loadConstant(from.step()).aload(shadow);
    method.loadState(to);
    to.loadConstant(site(access));
    String name = access.write() ? "write" : "read";
    to.invokestatic(Names.ELEMENTS, name, CHECK_ELEMENTS).astore(shadow);
  }

  private static int extra(Loop from, Loop.Access access, int at, boolean somewhere) {
    if (somewhere) {
      return access.at() > from.increment() ? -1 : 0;
    }
    return from.extra(access, at);
  }

  private int site(Loop.Access access) {
    return sites.computeIfAbsent(access, a -> method.site(a.line(), a.write()));
  }
}
