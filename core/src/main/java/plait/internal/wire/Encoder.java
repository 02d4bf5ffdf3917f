package plait.internal.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the values of one parcel. For one thread and one use. */
final class Encoder extends Output {
  private static final int SCANNED = 8;
  private static final int STRINGS = 64;
  static final int LONGEST_SHARED = 256;
  private static final Annex[] NONE = {};

  private final Packer packer;
  private final Limits limits;

  /**
   * The objects with an identity in the order in which they were met; their place is their number.
   */
  private Object[] met = new Object[4];

  private int metCount;

  /** Open addressing by identity: place in {@link #met} plus one. Made when scanning gets slow. */
  private int @Nullable [] places;

  /** Numbers of the objects being written that the reader makes last. */
  private int[] unmade = new int[4];

  private int unmadeCount;
  private int depth;

  private Definition[] used = new Definition[2];
  private int usedCount;
  private long @Nullable [] usedSet;

  private String @Nullable [] strings;
  private int @Nullable [] stringNumbers;
  private int stringCount;

  private final LongArrays longArrays;
  private final List<Annex> annexes = new ArrayList<>(0);
  private long annexBytes;
  private final List<Object> kept = new ArrayList<>(0);

  Encoder(Packer packer, Limits limits, LongArrays longArrays) {
    super(limits.bytes());
    this.packer = packer;
    this.limits = limits;
    this.longArrays = longArrays;
  }

  /**
   * An encoder to throw away, for trying whether something can be written that is part of what this
   * one is writing.
   */
  Encoder trial() {
    Encoder trial = new Encoder(packer, limits, LongArrays.LENT_BESIDE);
    for (int i = 0; i < unmadeCount; i++) {
      trial.numberOf(met[unmade[i]]);
      trial.enter(true);
    }
    trial.depth = depth;
    return trial;
  }

  Packer packer() {
    return packer;
  }

  /** Whether half of the depth is used up, so that what may be left out should be. */
  boolean isDeep() {
    return depth > limits.depth() / 2;
  }

  Parcel parcel() {
    return new Parcel(
        chunks(),
        (int) size(),
        Arrays.copyOf(used, usedCount),
        annexes.toArray(NONE),
        annexBytes,
        kept.toArray());
  }

  /** The parcel keeps an object reachable that its receiver gets a handle to. */
  void keep(Object lent) {
    kept.add(lent);
  }

  /** Has a long array of primitives travel beside the parcel; false if it is to be written here. */
  boolean putBeside(Object array) {
    if (longArrays == LongArrays.INSIDE) {
      return false;
    }
    Annex annex = Annex.of(array);
    if (annex.bytes() < Annex.FROM) {
      return false;
    }
    annexBytes += annex.bytes();
    if (annexBytes > limits.bytes()) {
      throw Unsendable.tooLarge(limits.bytes());
    }
    put(Tag.ANNEX);
    putCount(annexes.size());
    annexes.add(longArrays == LongArrays.LENT_BESIDE ? annex : annex.copy());
    return true;
  }

  void write(@Nullable Object value) {
    if (value == null) {
      put(Tag.NULL);
      return;
    }
    Class<?> type = value.getClass();
    if (type == String.class) {
      string((String) value);
    } else if (type == Integer.class) {
      put(Tag.INT);
      putNear((int) value);
    } else if (type == Long.class) {
      put(Tag.LONG);
      putNear((long) value);
    } else if (type == Double.class) {
      put(Tag.DOUBLE);
      putLong(Double.doubleToRawLongBits((double) value));
    } else if (type == Boolean.class) {
      put((boolean) value ? Tag.TRUE : Tag.FALSE);
    } else {
      packer.formOf(type).write(this, value);
    }
  }

  /** Writes a string; one of those met lately as a reference to it. */
  void string(String text) {
    int n = text.length();
    if (n <= LONGEST_SHARED && n > 1 && isMet(text)) {
      return;
    }
    if (isLatin1(text)) {
      put(Tag.LATIN1);
      putCount(n);
      putLatin1(text);
    } else {
      put(Tag.UTF16);
      putCount(n);
      putUtf16(text);
    }
  }

  private boolean isMet(String text) {
    String[] recent = strings;
    int[] numbers = stringNumbers;
    if (recent == null || numbers == null) {
      recent = strings = new String[STRINGS];
      numbers = stringNumbers = new int[STRINGS];
    }
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (STRINGS - 1);
    String there = recent[slot];
    if (there != null && there.equals(text)) {
      put(Tag.SAME_STRING);
      putCount(numbers[slot]);
      return true;
    }
    recent[slot] = text;
    numbers[slot] = stringCount++;
    return false;
  }

  /**
   * Writes a reference if the object was met before; else it has its number now, and the caller
   * writes it.
   */
  boolean refer(Object value) {
    int number = numberOf(value);
    if (number < 0) {
      return false;
    }
    for (int i = 0; i < unmadeCount; i++) {
      if (unmade[i] == number) {
        throw new Unsendable(
            "it is part of itself: the "
                + value.getClass().getName()
                + " is reached again from its own contents",
            "Break the cycle, or let it run through a list, a map or an array",
            null);
      }
    }
    put(Tag.REF);
    putCount(number);
    return true;
  }

  /** Whether an object is being written of which the reader has nothing yet. */
  boolean isUnmade(Object value) {
    for (int i = 0; i < unmadeCount; i++) {
      if (met[unmade[i]] == value) {
        return true;
      }
    }
    return false;
  }

  private int numberOf(Object value) {
    int[] table = places;
    if (table != null) {
      return lookUp(table, value);
    }
    for (int i = 0; i < metCount; i++) {
      if (met[i] == value) {
        return i;
      }
    }
    meet(value);
    if (metCount > SCANNED) {
      rehash(64);
    }
    return -1;
  }

  private int lookUp(int[] table, Object value) {
    int mask = table.length - 1;
    int slot = slotOf(value, mask);
    for (int place; (place = table[slot]) != 0; slot = (slot + 1) & mask) {
      if (met[place - 1] == value) {
        return place - 1;
      }
    }
    meet(value);
    table[slot] = metCount;
    if (metCount * 2 > table.length) {
      rehash(table.length * 4);
    }
    return -1;
  }

  private void meet(Object value) {
    if (metCount == limits.objects()) {
      throw new Unsendable(
          "it holds more than the " + limits.objects() + " objects that a message may have",
          "Send it in parts",
          null);
    }
    if (metCount == met.length) {
      met = Arrays.copyOf(met, metCount * 2);
    }
    met[metCount++] = value;
  }

  private void rehash(int length) {
    int[] table = new int[length];
    int mask = length - 1;
    for (int i = 0; i < metCount; i++) {
      int slot = slotOf(met[i], mask);
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = i + 1;
    }
    places = table;
  }

  private static int slotOf(Object value, int mask) {
    int hash = System.identityHashCode(value) * 0x9E3779B9;
    return (hash ^ (hash >>> 15)) & mask;
  }

  /** Goes one level down, into the object that got its number last. */
  void enter(boolean isMadeLast) {
    if (++depth > limits.depth()) {
      throw new Unsendable(
          "it is nested deeper than the " + limits.depth() + " levels that a message may have",
          "Send it as a list, or in parts",
          null);
    }
    if (isMadeLast) {
      if (unmadeCount == unmade.length) {
        unmade = Arrays.copyOf(unmade, unmadeCount * 2);
      }
      unmade[unmadeCount++] = metCount - 1;
    }
  }

  void leave(boolean isMadeLast) {
    depth--;
    if (isMadeLast) {
      unmadeCount--;
    }
  }

  /** Writes a class: how many dimensions it has as an array, and of what. */
  void type(Class<?> type) {
    Class<?> element = type;
    int dimensions = 0;
    while (element.isArray()) {
      element = element.componentType();
      dimensions++;
    }
    put(dimensions);
    if (element.isPrimitive()) {
      put(0);
      put(Primitives.numberOf(element));
    } else {
      use(packer.definitionOf(element));
    }
  }

  /** Writes the number of a definition, and sees to it that the definition goes ahead. */
  void use(Definition definition) {
    int number = definition.number();
    if (usedCount == 0 || used[usedCount - 1] != definition) {
      note(definition, number);
    }
    putCount(number);
  }

  private void note(Definition definition, int number) {
    long[] set = usedSet;
    int word = number >> 6;
    if (set == null || set.length <= word) {
      set = usedSet = set == null ? new long[word + 1] : Arrays.copyOf(set, word + 1);
    }
    long bit = 1L << number;
    if ((set[word] & bit) == 0) {
      set[word] |= bit;
      if (usedCount == used.length) {
        used = Arrays.copyOf(used, usedCount * 2);
      }
      used[usedCount++] = definition;
    }
  }

  /** Notes a definition without writing its number: another definition refers to it. */
  void need(Definition definition) {
    note(definition, definition.number());
  }
}
