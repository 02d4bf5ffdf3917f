package plait.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LocalVariableTableAttribute;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lambda in the words of its source: where it stands, and the names of the variables that it
 * captured, if its class was compiled with them. Read from the class file, for messages only.
 */
final class LambdaSource {
  private final SerializedLambda lambda;
  private final Optional<ClassModel> file;
  private final Optional<CodeAttribute> code;

  LambdaSource(SerializedLambda lambda, @Nullable ClassLoader loader) {
    this.lambda = lambda;
    this.file = parsed(lambda.getImplClass() + ".class", loader);
    this.code = file.flatMap(this::implementation);
  }

  private static Optional<ClassModel> parsed(String resource, @Nullable ClassLoader loader) {
    if (loader == null) {
      return Optional.empty();
    }
    try (InputStream bytes = loader.getResourceAsStream(resource)) {
      return bytes == null
          ? Optional.empty()
          : Optional.of(ClassFile.of().parse(bytes.readAllBytes()));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty(); // the message goes without names
    }
  }

  private Optional<CodeAttribute> implementation(ClassModel model) {
    for (MethodModel each : model.methods()) {
      if (each.methodName().equalsString(lambda.getImplMethodName())
          && each.methodType().equalsString(lambda.getImplMethodSignature())) {
        return each.findAttribute(Attributes.code());
      }
    }
    return Optional.empty();
  }

  /** The variable captured at that place, counted from 0. */
  String captured(int place) {
    boolean isBound = lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic;
    if (isBound && place == 0) {
      return isWritten() ? "this" : "the receiver";
    }
    String number = "value " + (place + 1);
    return isWritten() ? variable(slot(place, isBound)).orElse(number) : number;
  }

  private int slot(int place, boolean isBound) {
    int slot = isBound ? 1 : 0;
    var types =
        MethodType.fromMethodDescriptorString(withoutNames(lambda.getImplMethodSignature()), null);
    for (int i = 0; i < place - (isBound ? 1 : 0); i++) {
      Class<?> type = types.parameterType(i);
      slot += type == long.class || type == double.class ? 2 : 1;
    }
    return slot;
  }

  /** The descriptor with Object for every class, so that no class has to be found. */
  private static String withoutNames(String descriptor) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < descriptor.length(); i++) {
      char c = descriptor.charAt(i);
      if (c == 'L') {
        plain.append("Ljava/lang/Object;");
        i = descriptor.indexOf(';', i);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private Optional<String> variable(int slot) {
    return code.flatMap(c -> c.findAttribute(Attributes.localVariableTable()))
        .map(LocalVariableTableAttribute::localVariables)
        .flatMap(all -> all.stream().filter(each -> each.slot() == slot).findFirst())
        .map(each -> each.name().stringValue());
  }

  private boolean isWritten() {
    return lambda.getImplMethodName().startsWith("lambda$");
  }

  @Override
  public String toString() {
    String type = simple(lambda.getImplClass());
    if (!isWritten()) {
      return "The method reference " + type + "::" + name(lambda.getImplMethodName());
    }
    String[] parts = lambda.getImplMethodName().split("\\$", -1);
    String method = parts.length > 2 ? name(parts[1]) : lambda.getImplMethodName();
    return "The lambda in " + type + "." + method + place();
  }

  private static String name(String method) {
    return switch (method) {
      case "<init>" -> "new";
      case "static" -> "<clinit>";
      default -> method;
    };
  }

  private static String simple(String internal) {
    return internal.substring(internal.lastIndexOf('/') + 1).replace('$', '.');
  }

  private String place() {
    Optional<String> source =
        file.flatMap(f -> f.findAttribute(Attributes.sourceFile()))
            .map(attribute -> attribute.sourceFile().stringValue());
    Optional<Integer> line =
        code.flatMap(c -> c.findAttribute(Attributes.lineNumberTable()))
            .flatMap(table -> table.lineNumbers().stream().findFirst())
            .map(each -> each.lineNumber());
    if (source.isEmpty() || line.isEmpty()) {
      return "";
    }
    return " (" + source.get() + ":" + line.get() + ")";
  }
}
