package plait.internal.wire;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * A record that the other side named, with the components it has there. Its instances are made by
 * the canonical constructor, so that what the record checks holds here too; first by reflection,
 * which starts quickly, then by code made for the class, which runs quickly.
 */
final class KnownRecord extends KnownClass {
  /** Name and descriptor in turn. */
  private final String[] components;

  private final char[] kinds;
  private volatile @Nullable Constructor<?> constructor;
  private volatile @Nullable RecordReader reader;
  private int uses;

  KnownRecord(TypeName name, String[] components) {
    super(name);
    this.components = components;
    this.kinds = new char[components.length / 2];
    for (int i = 0; i < kinds.length; i++) {
      String descriptor = components[2 * i + 1];
      kinds[i] = descriptor.length() == 1 ? descriptor.charAt(0) : 'L';
    }
  }

  Object read(Decoder in) throws IOException {
    Constructor<?> known = constructor;
    if (known == null) {
      known = constructor = matched(in.link());
    }
    RecordReader quick = reader;
    if (quick == null && uses++ >= RecordCode.COLD) {
      quick = reader = RecordCode.reader(known, kinds, name().name());
    }
    return quick == null ? slow(in, known) : quick.read(in);
  }

  private Object slow(Decoder in, Constructor<?> known) throws IOException {
    @Nullable Object[] values = new Object[kinds.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = component(in, kinds[i]);
    }
    try {
      return known.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw RecordReader.refused(refused.getCause(), name().name());
    } catch (Throwable refused) {
      throw RecordReader.refused(refused, name().name());
    }
  }

  private static @Nullable Object component(Decoder in, char kind) throws IOException {
    return switch (kind) {
      case 'I' -> Components.readI(in);
      case 'J' -> Components.readJ(in);
      case 'D' -> Components.readD(in);
      case 'Z' -> Components.readZ(in);
      case 'B' -> Components.readB(in);
      case 'S' -> Components.readS(in);
      case 'C' -> Components.readC(in);
      case 'F' -> Components.readF(in);
      default -> Components.readL(in);
    };
  }

  private Constructor<?> matched(Incoming link) throws WireException {
    Class<?> type = type(link);
    RecordComponent[] here = type.getRecordComponents();
    if (here == null || here.length != kinds.length) {
      throw differs("components");
    }
    Class<?>[] types = new Class<?>[here.length];
    for (int i = 0; i < here.length; i++) {
      types[i] = here[i].getType();
      if (!here[i].getName().equals(components[2 * i])
          || !types[i].descriptorString().equals(components[2 * i + 1])) {
        throw differs("components");
      }
    }
    return canonical(type, types);
  }

  private static Constructor<?> canonical(Class<?> type, Class<?>[] types) throws WireException {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException never) {
      throw new WireException(
          "The record " + type.getName() + " has no canonical constructor", never);
    } catch (InaccessibleObjectException closed) {
      throw new WireException(
          "Module "
              + type.getModule().getName()
              + " does not let Plait make a "
              + type.getName()
              + ". Write in its module-info: opens "
              + type.getPackageName()
              + " to plait;",
          closed);
    }
  }
}
