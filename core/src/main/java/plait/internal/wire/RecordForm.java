package plait.internal.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * How records are written: their components in order, read from the fields, so that no accessor of
 * the program runs. The first ones are read by reflection, which starts quickly; then by method
 * handles, which run quickly.
 */
final class RecordForm extends WholeForm {
  private static final int COLD = 50;

  private final Definition definition;
  private final Field[] fields;

  /** The first letter of each component's descriptor, see {@link Kind}. */
  private final char[] kinds;

  private int uses;
  private volatile MethodHandle @Nullable [] getters;

  private RecordForm(Definition definition, Field[] fields, char[] kinds) {
    super(true);
    this.definition = definition;
    this.fields = fields;
    this.kinds = kinds;
  }

  /**
   * The form of a record class.
   *
   * @throws InaccessibleObjectException if its module does not open it
   */
  static RecordForm of(Class<?> type, Definition definition) throws NoSuchFieldException {
    RecordComponent[] components = type.getRecordComponents();
    Field[] fields = new Field[components.length];
    char[] kinds = new char[components.length];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = type.getDeclaredField(components[i].getName());
      fields[i].setAccessible(true);
      kinds[i] = Kind.of(fields[i].getType());
    }
    return new RecordForm(definition, fields, kinds);
  }

  @Override
  void content(Encoder out, Object value) {
    out.put(Tag.RECORD);
    out.use(definition);
    int i = 0;
    try {
      MethodHandle[] handles = getters;
      if (handles == null) {
        handles = warmedUp();
      }
      if (handles == null) {
        for (; i < kinds.length; i++) {
          slow(out, kinds[i], fields[i], value);
        }
      } else {
        for (; i < kinds.length; i++) {
          quick(out, kinds[i], handles[i], value);
        }
      }
    } catch (Unsendable why) {
      throw why.at("." + fields[i].getName());
    } catch (RuntimeException | Error bug) {
      throw bug;
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  private MethodHandle @Nullable [] warmedUp() throws IllegalAccessException {
    if (uses++ < COLD) {
      return null;
    }
    MethodHandle[] made = new MethodHandle[fields.length];
    for (int i = 0; i < made.length; i++) {
      made[i] =
          MethodHandles.lookup()
              .unreflectGetter(fields[i])
              .asType(MethodType.methodType(Kind.carrier(kinds[i]), Object.class));
    }
    getters = made;
    return made;
  }

  private static void slow(Encoder out, char kind, Field field, Object value)
      throws IllegalAccessException {
    switch (kind) {
      case 'I' -> out.putNear(field.getInt(value));
      case 'J' -> out.putNear(field.getLong(value));
      case 'D' -> out.putLong(Double.doubleToRawLongBits(field.getDouble(value)));
      case 'Z' -> out.put(field.getBoolean(value) ? 1 : 0);
      case 'B' -> out.put(field.getByte(value));
      case 'S' -> out.putShort(field.getShort(value));
      case 'C' -> out.putShort(field.getChar(value));
      case 'F' -> out.putInt(Float.floatToRawIntBits(field.getFloat(value)));
      default -> out.write(field.get(value));
    }
  }

  private static void quick(Encoder out, char kind, MethodHandle getter, Object value)
      throws Throwable {
    switch (kind) {
      case 'I' -> out.putNear((int) getter.invokeExact(value));
      case 'J' -> out.putNear((long) getter.invokeExact(value));
      case 'D' -> out.putLong(Double.doubleToRawLongBits((double) getter.invokeExact(value)));
      case 'Z' -> out.put((boolean) getter.invokeExact(value) ? 1 : 0);
      case 'B' -> out.put((byte) getter.invokeExact(value));
      case 'S' -> out.putShort((short) getter.invokeExact(value));
      case 'C' -> out.putShort((char) getter.invokeExact(value));
      case 'F' -> out.putInt(Float.floatToRawIntBits((float) getter.invokeExact(value)));
      default -> out.write((Object) getter.invokeExact(value));
    }
  }
}
