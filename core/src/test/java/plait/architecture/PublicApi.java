package plait.architecture;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All that a user of a package can name, one line each, nullness included, in a fixed order. */
final class PublicApi {
  private static final int NOT_SHOWN =
      Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT | Modifier.VOLATILE;

  private PublicApi() {}

  static String of(Path classes, String packageName) throws IOException {
    try (var files = Files.list(classes.resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> load(packageName + "." + name.replaceFirst("\\.class$", "")))
          .filter(PublicApi::isVisible)
          .sorted((a, b) -> a.getName().compareTo(b.getName()))
          .map(PublicApi::describe)
          .collect(joining("\n"));
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    if (type.isSynthetic() || type.isAnonymousClass() || type.isLocalClass()) {
      return false;
    }
    return isVisible(type.getModifiers())
        && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String describe(Class<?> type) {
    var members =
        Stream.of(
                type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Arrays::stream)
            .map(Member.class::cast)
            .filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic())
            .map(PublicApi::describe)
            .sorted();
    return Stream.concat(Stream.of(header(type)), members.map(line -> "  " + line))
        .collect(joining("\n", "", "\n"));
  }

  private static String header(Class<?> type) {
    var text = new StringBuilder(modifiers(typeModifiers(type)));
    text.append(type.isSealed() ? "sealed " : "").append(kind(type)).append(type.getName());
    text.append(typeParameters(type.getTypeParameters()));
    if (type.getAnnotatedSuperclass() != null && type.getSuperclass() != Object.class) {
      text.append(" extends ").append(text(type.getAnnotatedSuperclass()));
    }
    if (type.getInterfaces().length > 0) {
      text.append(type.isInterface() ? " extends " : " implements ");
      text.append(texts(type.getAnnotatedInterfaces()));
    }
    return text.toString();
  }

  /** Without what the kind of type says already. */
  private static int typeModifiers(Class<?> type) {
    int implied = type.isInterface() ? Modifier.INTERFACE | Modifier.ABSTRACT : 0;
    return type.getModifiers() & ~implied;
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface ";
    }
    if (type.isInterface()) {
      return "interface ";
    }
    if (type.isRecord()) {
      return "record ";
    }
    return type.isEnum() ? "enum " : "class ";
  }

  private static String describe(Member member) {
    return switch (member) {
      case Field field ->
          modifiers(field.getModifiers()) + text(field.getAnnotatedType()) + " " + field.getName();
      case Constructor<?> constructor ->
          modifiers(constructor.getModifiers()) + signature(constructor, "new");
      case Method method -> method(method);
      default -> throw new AssertionError(member);
    };
  }

  private static String method(Method method) {
    return (method.isDefault() ? "default " : "")
        + modifiers(method.getModifiers() & ~Modifier.TRANSIENT)
        + text(method.getAnnotatedReturnType())
        + " "
        + signature(method, method.getName());
  }

  private static String signature(Executable executable, String name) {
    var thrown = texts(executable.getAnnotatedExceptionTypes());
    return name
        + typeParameters(executable.getTypeParameters())
        + "("
        + texts(executable.getAnnotatedParameterTypes())
        + ")"
        + (executable.isVarArgs() ? " varargs" : "")
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String modifiers(int modifiers) {
    var text = Modifier.toString(modifiers & ~NOT_SHOWN);
    return text.isEmpty() ? "" : text + " ";
  }

  private static String typeParameters(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(variable -> variable.getName() + bounds(variable))
            .collect(joining(", ", "<", ">"));
  }

  private static String bounds(TypeVariable<?> variable) {
    var bounds = texts(variable.getAnnotatedBounds());
    return bounds.equals("Object") ? "" : " extends " + bounds;
  }

  private static String texts(AnnotatedType[] types) {
    return Arrays.stream(types).map(PublicApi::text).collect(joining(", "));
  }

  private static String text(AnnotatedType type) {
    var text = type.toString().replace("@org.jspecify.annotations.Nullable()", "@Nullable");
    return List.of("java.lang.", "java.util.concurrent.", "java.util.function.", "java.util.")
        .stream()
        .reduce(text, (all, prefix) -> all.replaceAll("\\b" + prefix + "(?=[A-Z])", ""));
  }
}
