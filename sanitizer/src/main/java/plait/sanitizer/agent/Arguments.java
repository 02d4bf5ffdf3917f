package plait.sanitizer.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Set;

/** Calls that use collections which they are given, not those that they are called on. */
final class Arguments {
  private static final ClassDesc CONCAT = ClassDesc.of("java.lang.invoke.StringConcatFactory");
  private static final String OBJECT = "(Ljava/lang/Object;)";
  private static final String COLLECTION = "Ljava/util/Collection;)";
  private static final String MAP = "Ljava/util/Map;)";

  /** The first argument is written. */
  private static final Set<String> CHANGED =
      Set.of("java/util/Collections.sort", "java/util/Collections.addAll");

  /** Which argument is read, all of it, whatever else is so. */
  private static final Map<String, Integer> READ =
      Map.of(
          "java/util/List.copyOf", 0,
          "java/util/Set.copyOf", 0,
          "java/util/Map.copyOf", 0,
          "java/util/Collections.max", 0,
          "java/util/Collections.min", 0,
          "java/lang/String.join", 1);

  /** What turns anything into words. */
  private static final Set<String> WORDS =
      Set.of(
          "java/lang/String.valueOf",
          "java/lang/StringBuilder.append",
          "java/io/PrintStream.print",
          "java/io/PrintStream.println");

  private Arguments() {}

  /** Checks the arguments, which are on the stack, and leaves them there. */
  static void check(
      CodeBuilder to, MethodRewriter method, InvokeInstruction call, String owner, String name) {
    String place = owner + "." + name;
    MethodTypeDesc shape = call.typeSymbol();
    if (place.equals("java/util/Collections.swap")) {
      swap(to, method, shape);
      return;
    }
    boolean write = CHANGED.contains(place);
    int which = write ? 0 : read(place, owner, name, call.type().stringValue());
    if (which < 0) {
      return;
    }
    Spill spill = new Spill(to, method.temporaries(), shape);
    spill.load(which);
    to.loadConstant(method.site(operation(owner, name), write));
    to.invokestatic(Names.CONTAINERS, write ? "write" : "read", Names.OBJECT_INT_VOID);
    spill.loadAll();
  }

  private static int read(String place, String owner, String name, String type) {
    if (READ.containsKey(place)) {
      int which = READ.get(place);
      return which == 0 || type.contains("Ljava/lang/Iterable;") ? which : -1;
    }
    if (WORDS.contains(place)) {
      return type.startsWith(OBJECT) || type.startsWith("(Ljava/lang/CharSequence;)") ? 0 : -1;
    }
    if (!owner.startsWith("java/util/")) {
      return -1;
    }
    boolean one = type.startsWith("(" + COLLECTION) || type.startsWith("(" + MAP);
    return switch (name) {
      case "<init>" -> one && type.endsWith(")V") ? 0 : -1;
      case "addAll", "putAll" -> one ? 0 : type.startsWith("(I" + COLLECTION) ? 1 : -1;
      default -> -1;
    };
  }

  private static String operation(String owner, String name) {
    String type = owner.substring(owner.lastIndexOf('/') + 1);
    return name.equals("<init>") ? "new " + type : type + "." + name;
  }

  /** Changes two elements, and nothing else. */
  private static void swap(CodeBuilder to, MethodRewriter method, MethodTypeDesc shape) {
    Spill spill = new Spill(to, method.temporaries(), shape);
    int site = method.site("Collections.swap", true);
    for (int i = 1; i <= 2; i++) {
      spill.load(0);
      to.loadConstant(site);
      spill.load(i);
      to.invokestatic(Names.CONTAINERS, "set", Names.OBJECT_INTS_VOID);
    }
    spill.loadAll();
  }

  /** The same for the parts of a concatenation. */
  static void check(CodeBuilder to, MethodRewriter method, InvokeDynamicInstruction call) {
    MethodTypeDesc shape = call.typeSymbol();
    if (!call.bootstrapMethod().owner().equals(CONCAT)
        || shape.parameterList().stream().noneMatch(Arguments::mayBeUsed)) {
      return;
    }
    Spill spill = new Spill(to, method.temporaries(), shape);
    int site = method.site("toString", false);
    for (int i = 0; i < shape.parameterCount(); i++) {
      if (mayBeUsed(shape.parameterType(i))) {
        spill.load(i);
        to.loadConstant(site).invokestatic(Names.CONTAINERS, "read", Names.OBJECT_INT_VOID);
      }
    }
    spill.loadAll();
  }

  private static boolean mayBeUsed(ClassDesc part) {
    return ContainerCalls.isUse(ContainerCalls.internalName(part), "toString");
  }
}
