package plait.sanitizer.agent;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import plait.sanitizer.runtime.Initialisers;
import plait.sanitizer.runtime.Site;
import plait.sanitizer.runtime.Sites;

/** Changes one class. */
final class ClassRewriter implements ClassTransform {
  private final ClassIndex index;
  private final Map<String, Integer> fieldNumbers;
  private final ClassLoader loader;
  private final ClassModel model;
  private final ClassFacts facts;
  private final Plan plan;
  private final boolean isProgram;
  private final int longestChecked;
  private final int longestChanged;
  private final Map<String, Advice> advices;
  private final int initialiser;
  private final Map<String, FieldUse> resolved = new HashMap<>();
  private final References references;
  private int checks;
  private int advised;
  private int unresolved;
  private int leftOut;

  /**
   * @param longestChecked methods with longer code are not checked, only their synchronization is
   *     followed
   * @param longestChanged methods with longer code are left as they are
   */
  ClassRewriter(
      ClassIndex index,
      Map<String, Integer> fieldNumbers,
      ClassLoader loader,
      ClassModel model,
      ClassFacts facts,
      Plan plan,
      int longestChecked,
      int longestChanged) {
    this.index = index;
    this.fieldNumbers = fieldNumbers;
    this.loader = loader;
    this.model = model;
    this.facts = facts;
    this.plan = plan;
    this.isProgram = index.isProgram(facts.name());
    this.longestChecked = longestChecked;
    this.longestChanged = longestChanged;
    this.advices = isProgram ? Map.of() : Advice.of(facts.name());
    this.references = new References(this, facts.isInterface());
    this.initialiser =
        plan.orders() && isProgram && facts.tellsInitialiser() ? Initialisers.number() : -1;
  }

  // ---- what methods need

  boolean isProgram() {
    return isProgram;
  }

  /** Whether it is one of the JDK's synchronized wrappers, which use the program's collections. */
  boolean wrapsCollections() {
    return plan.orders() && facts.name().startsWith("java/util/Collections$Synchronized");
  }

  /** Whether there is to be advice on what its code does. */
  boolean explains() {
    return isProgram && plan.accesses() && index.explains();
  }

  References references() {
    return references;
  }

  String name() {
    return facts.name();
  }

  ClassDesc self() {
    return model.thisClass().asSymbol();
  }

  /** The number of this class's initialiser; -1 if it has none. */
  int initialiser() {
    return initialiser;
  }

  boolean hasFrames() {
    return model.majorVersion() >= ClassFile.JAVA_6_VERSION;
  }

  FieldUse resolve(FieldInstruction field) {
    String owner = field.owner().asInternalName();
    if (owner.startsWith("[")) {
      return null;
    }
    String name = field.name().stringValue();
    String type = field.type().stringValue();
    String key = owner + "." + name + ":" + type;
    if (resolved.containsKey(key)) {
      return resolved.get(key);
    }
    FieldUse use = index.resolve(loader, owner, name, type);
    if (use == null && isProgram && !Probes.isField(name)) {
      unresolved++;
    }
    resolved.put(key, use);
    return use;
  }

  int site(String method, int line, String operation, boolean write) {
    checks++;
    return Sites.add(
        new Site(facts.name().replace('/', '.') + "." + method, line, operation, write));
  }

  int fieldNumber(String key, IntSupplier make) {
    synchronized (fieldNumbers) {
      Integer known = fieldNumbers.get(key);
      if (known == null) {
        known = make.getAsInt();
        fieldNumbers.put(key, known);
      }
      return known;
    }
  }

  // ---- what was done

  int checks() {
    return checks;
  }

  int unresolved() {
    return unresolved;
  }

  /** How many methods were too long for all that should have been done. */
  int leftOut() {
    return leftOut;
  }

  // ---- the class

  @Override
  public void accept(ClassBuilder to, ClassElement element) {
    if (element instanceof MethodModel method && method.code().isPresent()) {
      Plan here = planFor(method);
      String key = method.methodName().stringValue() + method.methodType().stringValue();
      Advice advice = advices.get(key);
      advised += advice == null ? 0 : 1;
      if (here.equals(Plan.NOTHING) && advice == null) {
        to.with(method);
      } else {
        to.transformMethod(
            method,
            MethodTransform.transformingCode(new MethodRewriter(this, method, here, advice)));
      }
    } else {
      to.with(element);
    }
  }

  private Plan planFor(MethodModel method) {
    if (!isProgram && JdkClasses.isTold(facts.name(), method.methodName().stringValue())) {
      return Plan.NOTHING;
    }
    int length = ((CodeAttribute) method.code().orElseThrow()).codeLength();
    if (length > longestChanged) {
      leftOut++;
      return Plan.NOTHING;
    }
    if (length > longestChecked && plan.accesses()) {
      leftOut++;
      return plan.withoutAccesses();
    }
    return plan;
  }

  @Override
  public void atEnd(ClassBuilder to) {
    if (advised < advices.size()) {
      throw new IllegalStateException(
          facts.name()
              + " of this JDK has only "
              + advised
              + " of the "
              + advices.size()
              + " methods that are told of");
    }
    references.addTo(to);
    Accessors accessors = new Accessors(to, self(), facts.name());
    if (index.isChecked(facts.name()) && facts.hasShadows() && isProgram) {
      for (FieldModel field : model.fields()) {
        accessors.add(field, initialiser);
      }
    }
    if (initialiser >= 0) {
      accessors.addMeeting(initialiser, facts.isInterface());
    }
  }
}
