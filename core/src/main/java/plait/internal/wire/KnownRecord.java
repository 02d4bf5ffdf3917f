package plait.internal.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * A record that the other side named, with the components it has there. Its instances are made by
 * the canonical constructor, so that what the record checks holds here too; first by reflection,
 * which starts quickly, then by a method handle, which runs quickly.
 */
final class KnownRecord extends KnownClass {
  private static final int COLD = 50;

  /** Name and descriptor in turn. */
  private final String[] components;

  private final char[] kinds;
  private volatile @Nullable Constructor<?> constructor;
  private volatile @Nullable MethodHandle maker;
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
    @Nullable Object[] values = new Object[kinds.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = component(in, kinds[i]);
    }
    return make(known, values);
  }

  private static @Nullable Object component(Decoder in, char kind) throws IOException {
    FrameBody body = in.body();
    return switch (kind) {
      case 'I' -> body.readNearInt();
      case 'J' -> body.readNearLong();
      case 'D' -> Double.longBitsToDouble(body.readLong());
      case 'Z' -> body.read() != 0;
      case 'B' -> (byte) body.read();
      case 'S' -> (short) body.readShort();
      case 'C' -> (char) body.readShort();
      case 'F' -> Float.intBitsToFloat(body.readInt());
      default -> in.read();
    };
  }

  private Object make(Constructor<?> known, @Nullable Object[] values) throws WireException {
    try {
      MethodHandle quick = maker;
      if (quick == null) {
        if (uses++ < COLD) {
          return known.newInstance(values);
        }
        quick =
            maker =
                MethodHandles.lookup()
                    .unreflectConstructor(known)
                    .asSpreader(Object[].class, kinds.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
      }
      return (Object) quick.invokeExact(values);
    } catch (InvocationTargetException refused) {
      throw new WireException(
          "The constructor of " + name().name() + " threw " + Guarded.text(refused.getCause()),
          refused.getCause());
    } catch (Throwable refused) {
      throw new WireException(
          "The constructor of " + name().name() + " threw " + Guarded.text(refused), refused);
    }
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
