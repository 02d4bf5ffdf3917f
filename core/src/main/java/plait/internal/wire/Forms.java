package plait.internal.wire;

import java.io.Serializable;
import java.lang.reflect.InaccessibleObjectException;
import org.jspecify.annotations.Nullable;

/** Finds how the instances of a class that has a name are written. */
final class Forms {
  private Forms() {}

  static Form of(Class<?> type, Packer packer) {
    if (type.isArray()) {
      return new ArrayForm(type.componentType());
    }
    if (type.getClassLoader() == null) {
      Form form = ofJdk(type.getName());
      if (form != null) {
        return form;
      }
    }
    if (Enum.class.isAssignableFrom(type)) {
      Class<?> declaring = type.isEnum() ? type : type.getSuperclass();
      return new EnumForm(packer.definitionOf(declaring));
    }
    if (Reflected.class.isAssignableFrom(type)) {
      return new ReflectedForm();
    }
    if (Shareable.class.isAssignableFrom(type)) {
      return new ShareableForm();
    }
    if (Throwable.class.isAssignableFrom(type)) {
      return new ThrowableForm(type, packer);
    }
    if (type.isRecord()) {
      return ofRecord(type, packer);
    }
    return fallback(type);
  }

  private static @Nullable Form ofJdk(String name) {
    return switch (name) {
      case "java.lang.Byte" -> new PrimitiveForm(Tag.BYTE);
      case "java.lang.Short" -> new PrimitiveForm(Tag.SHORT);
      case "java.lang.Character" -> new PrimitiveForm(Tag.CHAR);
      case "java.lang.Float" -> new PrimitiveForm(Tag.FLOAT);
      case "java.lang.Class" -> new ClassForm();
      default -> ofJdkKind(name);
    };
  }

  private static @Nullable Form ofJdkKind(String name) {
    int kind = Collections.kindOf(name);
    if (kind >= 0) {
      return new CollectionForm(kind);
    }
    kind = Maps.kindOf(name);
    if (kind >= 0) {
      return new MapForm(kind);
    }
    kind = Values.kindOf(name);
    return kind >= 0 ? new ValueForm(kind) : null;
  }

  private static Form ofRecord(Class<?> type, Packer packer) {
    try {
      return RecordForm.of(type, packer.definitionOf(type));
    } catch (InaccessibleObjectException closed) {
      return Refusal.ofClosed(type);
    } catch (NoSuchFieldException never) {
      throw new AssertionError(never);
    }
  }

  private static Form fallback(Class<?> type) {
    Form form = Serializable.class.isAssignableFrom(type) ? new JdkForm() : Refusal.of(type);
    return ProxyForm.is(type) ? new ProxyForm(form) : form;
  }
}
