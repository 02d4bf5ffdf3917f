package plait.internal.wire;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * How records are written: their components in order, read from the fields, so that no accessor of
 * the program runs. The first ones are read by reflection, which starts quickly; then by code made
 * for the class, which runs quickly.
 */
final class RecordForm extends WholeForm {
  private final Definition definition;
  private final Field[] fields;

  /** The first letter of each component's descriptor, see {@link Kind}. */
  private final char[] kinds;

  private int uses;
  private volatile @Nullable RecordWriter writer;

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
    RecordWriter quick = writer;
    if (quick == null && uses++ >= RecordCode.COLD) {
      quick = writer = RecordCode.writer(fields, kinds);
    }
    if (quick != null) {
      quick.write(out, value);
      return;
    }
    for (int i = 0; i < kinds.length; i++) {
      slow(out, kinds[i], fields[i], value);
    }
  }

  private static void slow(Encoder out, char kind, Field field, Object value) {
    try {
      switch (kind) {
        case 'I' -> Components.put(out, field.getInt(value));
        case 'J' -> Components.put(out, field.getLong(value));
        case 'D' -> Components.put(out, field.getDouble(value));
        case 'Z' -> Components.put(out, field.getBoolean(value));
        case 'B' -> Components.put(out, field.getByte(value));
        case 'S' -> Components.put(out, field.getShort(value));
        case 'C' -> Components.put(out, field.getChar(value));
        case 'F' -> Components.put(out, field.getFloat(value));
        default -> Components.put(out, field.get(value), field.getName());
      }
    } catch (IllegalAccessException never) {
      throw new LinkageError(never.getMessage(), never);
    }
  }
}
