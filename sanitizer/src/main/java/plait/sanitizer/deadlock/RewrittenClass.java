package plait.sanitizer.deadlock;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;

/** Changes those methods of one class that have to do with locks. */
final class RewrittenClass implements ClassTransform {
  private static final int LONGEST = 40_000;

  private final ClassModel model;
  private final String file;
  private final References references;

  RewrittenClass(ClassModel model) {
    this.model = model;
    this.file =
        model
            .findAttribute(Attributes.sourceFile())
            .map(a -> a.sourceFile().stringValue())
            .orElse(null);
    this.references =
        new References(
            model.thisClass().asSymbol(),
            (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0);
  }

  References references() {
    return references;
  }

  ClassModel model() {
    return model;
  }

  String name() {
    return model.thisClass().asInternalName().replace('/', '.');
  }

  ClassDesc self() {
    return model.thisClass().asSymbol();
  }

  String file() {
    return file;
  }

  boolean hasFrames() {
    return model.majorVersion() >= ClassFile.JAVA_6_VERSION;
  }

  boolean hasClassConstants() {
    return model.majorVersion() >= ClassFile.JAVA_5_VERSION;
  }

  /** Whether anything in the class has to be changed. */
  boolean isConcerned() {
    return model.methods().stream().anyMatch(this::isConcerned);
  }

  private boolean isConcerned(MethodModel method) {
    if (method.code().isEmpty() || ((CodeAttribute) method.code().get()).codeLength() > LONGEST) {
      return false;
    }
    if (isSynchronized(method)
        || (method.methodName().equalsString("<clinit>") && hasClassConstants())) {
      return true;
    }
    for (CodeElement element : method.code().get()) {
      if (element instanceof MonitorInstruction
          || element instanceof InvokeDynamicInstruction made && References.concern(made)
          || element instanceof InvokeInstruction call && Calls.concern(call)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSynchronized(MethodModel method) {
    boolean isStatic = (method.flags().flagsMask() & ClassFile.ACC_STATIC) != 0;
    return Rewriter.isMovable(method) && (!isStatic || hasClassConstants());
  }

  @Override
  public void accept(ClassBuilder to, ClassElement element) {
    if (element instanceof MethodModel method && isConcerned(method)) {
      to.transformMethod(
          method,
          (builder, part) -> {
            if (part instanceof java.lang.classfile.AccessFlags flags && isSynchronized(method)) {
              builder.withFlags(flags.flagsMask() & ~ClassFile.ACC_SYNCHRONIZED);
            } else if (part instanceof java.lang.classfile.CodeModel code) {
              builder.transformCode(code, new Rewriter(this, method, isSynchronized(method)));
            } else {
              builder.with(part);
            }
          });
    } else {
      to.with(element);
    }
  }

  @Override
  public void atEnd(ClassBuilder to) {
    references.addTo(to);
  }
}
