package plait.sanitizer.agent;

import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The stack map of a changed method: the frames that its compiler made, with the added local
 * variables behind the old ones. Frames are never computed anew, which would need the hierarchy of
 * classes that may not even exist.
 */
final class Frames {
  private final int oldLocals;
  private final List<ClassDesc> added;
  private final List<StackMapFrameInfo> frames = new ArrayList<>();

  /**
   * @param oldLocals how many local variables the method had
   * @param added the types of those that were added, int or a reference, all of them set from the
   *     first instruction on
   */
  Frames(int oldLocals, List<ClassDesc> added) {
    this.oldLocals = oldLocals;
    this.added = added;
  }

  void addOld(StackMapTableAttribute old) {
    for (StackMapFrameInfo frame : old.entries()) {
      frames.add(StackMapFrameInfo.of(frame.target(), extended(frame.locals()), frame.stack()));
    }
  }

  /** Where an exception arrives when nothing is known of the method's own variables. */
  void addHandler(Label target) {
    ObjectVerificationTypeInfo thrown =
        ObjectVerificationTypeInfo.of(ClassDesc.of("java.lang.Throwable"));
    frames.add(StackMapFrameInfo.of(target, extended(List.of()), List.of(thrown)));
  }

  /** A place that was added, with what is known of the method's own variables and of the stack. */
  void add(Label target, List<VerificationTypeInfo> locals, List<VerificationTypeInfo> stack) {
    frames.add(StackMapFrameInfo.of(target, extended(locals), stack));
  }

  private List<VerificationTypeInfo> extended(List<VerificationTypeInfo> old) {
    if (added.isEmpty()) {
      return old;
    }
    List<VerificationTypeInfo> all = new ArrayList<>(old);
    int slots = 0;
    for (VerificationTypeInfo type : old) {
      slots +=
          type == SimpleVerificationTypeInfo.LONG || type == SimpleVerificationTypeInfo.DOUBLE
              ? 2
              : 1;
    }
    for (; slots < oldLocals; slots++) {
      all.add(SimpleVerificationTypeInfo.TOP);
    }
    for (ClassDesc type : added) {
      all.add(
          type.isPrimitive()
              ? SimpleVerificationTypeInfo.INTEGER
              : ObjectVerificationTypeInfo.of(type));
    }
    return all;
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  StackMapTableAttribute attribute() {
    return StackMapTableAttribute.of(frames);
  }
}
