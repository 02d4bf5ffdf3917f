package plait.sanitizer.runtime;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The fields that changed code uses, by the numbers that it uses for them. */
public final class Fields {
  private static final SpinLock LOCK = new SpinLock();
  private static volatile FieldInfo[] all = new FieldInfo[1024];
  private static int count;

  private Fields() {}

  public static int add(FieldInfo field) {
    LOCK.lock();
    try {
      FieldInfo[] fields = all;
      if (count == fields.length) {
        fields = Arrays.copyOf(fields, count * 2);
      }
      fields[count] = field;
      all = fields;
      return count++;
    } finally {
      LOCK.unlock();
    }
  }

  /** The shadows for writes of a class's own fields, by their names. */
  static Set<String> shadows(String owner) {
    Set<String> found = new TreeSet<>();
    for (FieldInfo field : all) {
      if (field != null
          && field.shadow() != null
          && !field.isStatic()
          && field.owner().equals(owner)) {
        found.add(field.shadow());
      }
    }
    return found;
  }

  static FieldInfo get(int number) {
    return all[number];
  }
}
