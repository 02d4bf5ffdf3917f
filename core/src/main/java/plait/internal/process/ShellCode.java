package plait.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;
import plait.internal.wire.TypeName;

/**
 * Finds the variables of JShell that code written there reads. JShell makes a class of each
 * snippet; a variable is a public static field of one, a method a static method of one. What a
 * lambda can reach is followed from method to method.
 */
final class ShellCode {
  private static final String SNIPPET = "$JShell$";

  private final Map<String, Class<?>> variables = new LinkedHashMap<>();
  private final Map<String, @Nullable ClassModel> models = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Queue<MethodModel> methods = new ArrayDeque<>();
  private final ClassLoader loader;

  private ShellCode(ClassLoader loader) {
    this.loader = loader;
  }

  static boolean isSnippet(TypeName type) {
    return type.name().contains(SNIPPET);
  }

  /** The variables that code reached from these snippets reads, as they are now. */
  static List<ShellBody.Variable> variables(List<Class<?>> snippets) {
    ShellCode code = new ShellCode(snippets.getFirst().getClassLoader());
    for (Class<?> each : snippets) {
      code.enter(each.getName().replace('.', '/'));
    }
    code.follow();
    return code.variables.entrySet().stream()
        .map(each -> ShellBody.Variable.of(each.getValue(), name(each.getKey())))
        .toList();
  }

  private static String name(String qualified) {
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }

  /** A class declared in JShell is within the class of its snippet. */
  private static boolean isDeclared(String type) {
    return type.indexOf('$', type.indexOf(SNIPPET) + SNIPPET.length()) >= 0;
  }

  /** All code of a declared class; of a snippet its lambdas, but not the snippet's own code. */
  private void enter(String type) {
    ClassModel model = model(type);
    if (model == null || !seen.add(type)) {
      return;
    }
    if (isDeclared(type)) {
      methods.addAll(model.methods());
      return;
    }
    model
        .findAttribute(Attributes.bootstrapMethods())
        .ifPresent(all -> all.bootstrapMethods().forEach(each -> enterAll(each.arguments())));
  }

  private void enterAll(List<LoadableConstantEntry> arguments) {
    for (LoadableConstantEntry each : arguments) {
      if (each instanceof MethodHandleEntry handle) {
        enter(handle.reference());
      }
    }
  }

  private void enter(MemberRefEntry member) {
    String type = member.owner().asInternalName();
    if (!type.contains(SNIPPET)) {
      return;
    }
    String name = member.name().stringValue();
    String descriptor = member.type().stringValue();
    ClassModel model = model(type);
    if (model == null || isDeclared(type)) {
      enter(type);
    } else if (seen.add(type + "." + name + descriptor)) {
      for (MethodModel each : model.methods()) {
        if (each.methodName().equalsString(name) && each.methodType().equalsString(descriptor)) {
          methods.add(each);
        }
      }
    }
  }

  private void follow() {
    for (MethodModel each = methods.poll(); each != null; each = methods.poll()) {
      each.code().ifPresent(code -> code.elementList().forEach(this::read));
    }
  }

  private void read(CodeElement element) {
    switch (element) {
      case FieldInstruction field -> read(field);
      case InvokeInstruction call -> enter(call.method());
      case InvokeDynamicInstruction made -> enterAll(made.invokedynamic().bootstrap().arguments());
      case NewObjectInstruction made -> {
        String type = made.className().asInternalName();
        if (type.contains(SNIPPET)) {
          enter(type);
        }
      }
      default -> {}
    }
  }

  private void read(FieldInstruction field) {
    String type = field.owner().asInternalName();
    if (!type.contains(SNIPPET) || isDeclared(type)) {
      return;
    }
    String name = field.name().stringValue();
    if (field.opcode() == Opcode.PUTSTATIC) {
      throw new NotSendableException(
          "The task assigns the variable "
              + name
              + " of JShell, and would do so in its own process, where nobody sees it. Return the"
              + " value from the task, and assign it here.",
          null);
    }
    if (field.opcode() == Opcode.GETSTATIC) {
      var _ = variables.computeIfAbsent(type + "." + name, _ -> found(type));
    }
  }

  private Class<?> found(String type) {
    try {
      return Class.forName(type.replace('/', '.'), false, loader);
    } catch (ClassNotFoundException e) {
      throw new NotSendableException("JShell has no class " + type + " any more.", e);
    }
  }

  private @Nullable ClassModel model(String type) {
    return models.computeIfAbsent(type, this::parsed);
  }

  private @Nullable ClassModel parsed(String type) {
    try (InputStream bytes = loader.getResourceAsStream(type + ".class")) {
      return bytes == null ? null : ClassFile.of().parse(bytes.readAllBytes());
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }
}
