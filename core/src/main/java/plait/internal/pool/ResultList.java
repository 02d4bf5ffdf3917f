package plait.internal.pool;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Results that have come from other processes, so that nobody knows the very objects. Whole numbers
 * and fractions in a row are kept as numbers, which takes a fraction of the memory, and hardly any
 * time of a garbage collector. Only added to.
 */
final class ResultList extends AbstractList<@Nullable Object>
    implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1L;

  /** How many results are kept in one array. */
  private static final int PART = 1 << 10;

  private transient @Nullable Object[] parts = new Object[4];
  private transient int size;

  @Override
  public boolean add(@Nullable Object result) {
    int at = size & (PART - 1);
    int number = size / PART;
    if (at == 0) {
      if (number == parts.length) {
        parts = Arrays.copyOf(parts, parts.length * 2);
      }
      parts[number] = partFor(result);
    }
    if (!put(parts[number], at, result)) {
      @Nullable Object[] mixed = boxed(parts[number], at);
      mixed[at] = result;
      parts[number] = mixed;
    }
    size++;
    return true;
  }

  private static Object partFor(@Nullable Object result) {
    if (result instanceof Integer) {
      return new int[PART];
    }
    if (result instanceof Long) {
      return new long[PART];
    }
    return result instanceof Double ? new double[PART] : new Object[PART];
  }

  /** False if it is not for things of this kind. */
  @SuppressWarnings("IfChainToSwitch") // one over types is linked first, and a first result waits
  private static boolean put(@Nullable Object part, int at, @Nullable Object result) {
    if (part instanceof int[] numbers && result instanceof Integer number) {
      numbers[at] = number;
    } else if (part instanceof long[] numbers && result instanceof Long number) {
      numbers[at] = number;
    } else if (part instanceof double[] numbers && result instanceof Double number) {
      numbers[at] = number;
    } else {
      return putObject(part, at, result);
    }
    return true;
  }

  private static boolean putObject(@Nullable Object part, int at, @Nullable Object result) {
    if (part == null || part.getClass() != Object[].class) {
      return false;
    }
    ((@Nullable Object[]) part)[at] = result;
    return true;
  }

  private static @Nullable Object[] boxed(@Nullable Object part, int filled) {
    @Nullable Object[] objects = new @Nullable Object[PART];
    for (int at = 0; at < filled; at++) {
      objects[at] = at(part, at);
    }
    return objects;
  }

  @SuppressWarnings("IfChainToSwitch") // as above
  private static @Nullable Object at(@Nullable Object part, int at) {
    if (part instanceof int[] numbers) {
      return numbers[at];
    }
    if (part instanceof long[] numbers) {
      return numbers[at];
    }
    if (part instanceof double[] numbers) {
      return numbers[at];
    }
    return ((@Nullable Object[]) Objects.requireNonNull(part))[at];
  }

  @Override
  public @Nullable Object get(int index) {
    Objects.checkIndex(index, size);
    return at(parts[index / PART], index & (PART - 1));
  }

  @Override
  public int size() {
    return size;
  }

  private Object writeReplace() {
    return new ArrayList<>(this);
  }
}
