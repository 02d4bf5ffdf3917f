package plait.sanitizer.runtime;

import java.util.Arrays;

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

  static FieldInfo get(int number) {
    return all[number];
  }
}
