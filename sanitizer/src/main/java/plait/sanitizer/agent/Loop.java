package plait.sanitizer.agent;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.util.List;

/**
 * A loop whose only way in is its first instruction, and a variable of it that changes by the same
 * step in each round. Positions are numbers of instructions.
 *
 * @param last the branch back to the first
 * @param increment where the variable changes
 * @param locals what the verifier knows of local variables anywhere in the loop
 * @param position of the first instruction, in bytes
 */
record Loop(
    int first,
    int last,
    int variable,
    int increment,
    int step,
    List<VerificationTypeInfo> locals,
    int position,
    List<Access> accesses) {

  /**
   * One access of an element in each round.
   *
   * @param array loads the array, which is the same in all rounds
   * @param later whether the index was made of the variable after it had changed
   * @param offset loads what is added to the variable; empty for nothing
   */
  record Access(
      int at,
      boolean write,
      int line,
      List<Instruction> array,
      boolean later,
      List<Instruction> offset) {

    boolean isSameElement(Access other) {
      return array.equals(other.array) && later == other.later && offset.equals(other.offset);
    }
  }

  boolean has(int position) {
    return first <= position && position <= last;
  }

  /** How many more rounds an access was made in than the variable changed, when left at a place. */
  int extra(Access access, int at) {
    return (at <= increment ? 0 : -1) + (access.at() < at ? 1 : 0);
  }

  /** A way out by a jump: code that is added at the end of the method. */
  record Exit(Loop loop, int from, Label code, Label target, List<VerificationTypeInfo> locals) {}
}
