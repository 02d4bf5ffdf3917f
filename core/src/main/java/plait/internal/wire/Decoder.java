package plait.internal.wire;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of one parcel. For one thread and one use. */
final class Decoder {
  private final Incoming link;
  private final FrameBody body;
  private final Limits limits;
  private final int size;
  private final @Nullable Annex[] annexes;

  /** The objects with an identity, by number; null while an object is not made yet. */
  private @Nullable Object[] made = new Object[8];

  private int madeCount;
  private String[] strings = new String[8];
  private int stringCount;
  private int values;
  private int depth;

  /** Values that the containers being read have still to come, a byte each at least. */
  private long owed;

  Decoder(Incoming link, FrameBody body, Limits limits, int size, @Nullable Annex[] annexes) {
    this.annexes = annexes;
    this.link = link;
    this.body = body;
    this.limits = limits;
    this.size = size;
  }

  Incoming link() {
    return link;
  }

  FrameBody body() {
    return body;
  }

  /** The value whose tag was read. */
  @Nullable Object parcel(int tag) throws IOException {
    if (size > limits.bytes()) {
      throw new WireException("A message of " + size + " bytes is longer than " + limits.bytes());
    }
    try {
      return read(tag);
    } catch (WireException told) {
      throw told;
    } catch (Throwable e) {
      if (e instanceof IOException broken && body.isBroken()) {
        throw broken;
      }
      throw new WireException("The message cannot be read: " + Guarded.text(e), e);
    }
  }

  @Nullable Object read() throws IOException {
    return read(body.read());
  }

  private @Nullable Object read(int tag) throws IOException {
    return switch (tag) {
      case Tag.NULL -> null;
      case Tag.REF -> made(body.readCount());
      case Tag.TRUE -> true;
      case Tag.FALSE -> false;
      case Tag.BYTE -> (byte) body.read();
      case Tag.SHORT -> (short) body.readShort();
      case Tag.CHAR -> (char) body.readShort();
      case Tag.INT -> body.readNearInt();
      case Tag.LONG -> body.readNearLong();
      case Tag.FLOAT -> Float.intBitsToFloat(body.readInt());
      case Tag.DOUBLE -> Double.longBitsToDouble(body.readLong());
      case Tag.LATIN1 -> shared(body.readLatin1(body.readCount()));
      case Tag.UTF16 -> shared(body.readUtf16(body.readCount()));
      case Tag.SAME_STRING -> string(body.readCount());
      default -> object(tag);
    };
  }

  private String shared(String text) {
    if (text.length() > 1 && text.length() <= Encoder.LONGEST_SHARED) {
      if (stringCount == strings.length) {
        strings = Arrays.copyOf(strings, stringCount * 2);
      }
      strings[stringCount++] = text;
    }
    return text;
  }

  private String string(int number) throws WireException {
    if (number >= stringCount) {
      throw new WireException("The message refers to a string that it did not hold");
    }
    return strings[number];
  }

  private Object made(int number) throws WireException {
    Object object = number < madeCount ? made[number] : null;
    if (object == null) {
      throw new WireException("The message refers to an object that it did not hold");
    }
    return object;
  }

  private Object object(int tag) throws IOException {
    if (++values > limits.objects()) {
      throw new WireException("The message holds more than " + limits.objects() + " objects");
    }
    return switch (tag) {
      case Tag.ENUM -> constant(body.readCount());
      case Tag.CLASS -> type();
      case Tag.VALUE -> Values.read(this);
      default -> numbered(tag);
    };
  }

  private Object constant(int number) throws IOException {
    if (link.known(number) instanceof KnownEnum type) {
      return type.constant(body.readCount(), link);
    }
    throw new WireException("The definition with the number " + number + " is not of an enum");
  }

  private Object numbered(int tag) throws IOException {
    int number = madeCount++;
    if (number == made.length) {
      made = Arrays.copyOf(made, number * 2);
    }
    deeper();
    Object object =
        switch (tag) {
          case Tag.BYTES -> body.readBytes(body.readCount());
          case Tag.BOOLEANS -> arrays().booleans(body.readCount());
          case Tag.SHORTS -> arrays().shorts(body.readCount());
          case Tag.CHARS -> arrays().chars(body.readCount());
          case Tag.INTS -> arrays().ints(body.readCount());
          case Tag.LONGS -> arrays().longs(body.readCount());
          case Tag.FLOATS -> arrays().floats(body.readCount());
          case Tag.DOUBLES -> arrays().doubles(body.readCount());
          case Tag.ANNEX -> annex(body.readCount());
          case Tag.ARRAY -> array(number);
          case Tag.COLLECTION -> collection(number);
          case Tag.MAP -> map(number);
          case Tag.RECORD -> record();
          case Tag.LAMBDA -> lambda();
          case Tag.JDK -> jdk(null);
          case Tag.THROWABLE -> new ThrowableReader(this).read();
          case Tag.SHARED -> shared();
          default -> throw new WireException("Unknown tag: " + tag);
        };
    depth--;
    made[number] = object;
    return object;
  }

  private Object annex(int place) throws WireException {
    Annex annex = place < annexes.length ? annexes[place] : null;
    if (annex == null) {
      throw new WireException("The message refers to an array that did not come beside it");
    }
    annexes[place] = null;
    return annex.array();
  }

  private PrimitiveArrays arrays() {
    return new PrimitiveArrays(body);
  }

  private void deeper() throws WireException {
    if (++depth > limits.depth()) {
      throw new WireException("The message is nested deeper than " + limits.depth() + " levels");
    }
  }

  /** A value inside another that has no number. */
  @Nullable Object nested() throws IOException {
    deeper();
    Object value = read();
    depth--;
    return value;
  }

  /**
   * Reads how many values a container has, and sees that they can be there: each takes a byte at
   * least, and no byte counts for two containers.
   */
  int owed(int each) throws IOException {
    int n = body.readCount();
    long more = (long) n * each;
    if (owed + more > size) {
      throw new WireException("The message is cut off: it announces more values than it has bytes");
    }
    body.prove(owed + more);
    owed += more;
    return n;
  }

  @Nullable Object due() throws IOException {
    owed--;
    return read();
  }

  /** One of the values owed comes now. */
  void settle() {
    owed--;
  }

  private Class<?> type() throws IOException {
    int dimensions = body.read();
    int number = body.readCount();
    Class<?> type =
        number == 0 ? Primitives.byNumber(body.read()) : link.knownClass(number).type(link);
    if (type == null || (dimensions > 0 && type == void.class)) {
      throw new WireException("There is no such primitive type");
    }
    for (int i = 0; i < dimensions; i++) {
      type = type.arrayType();
    }
    return type;
  }

  private Object array(int number) throws IOException {
    Class<?> element = type();
    int n = owed(1);
    if (!(Array.newInstance(element, n) instanceof @Nullable Object[] array)) {
      throw new WireException("An array of objects cannot be one of " + element);
    }
    made[number] = array;
    for (int i = 0; i < n; i++) {
      array[i] = due();
    }
    return array;
  }

  private Object collection(int number) throws IOException {
    int kind = body.read();
    int n = owed(1);
    if (Collections.isMadeLast(kind)) {
      @Nullable Object[] elements = new Object[n];
      for (int i = 0; i < n; i++) {
        elements[i] = due();
      }
      return Collections.of(kind, elements);
    }
    Collection<@Nullable Object> collection = Collections.empty(kind, n);
    made[number] = collection;
    for (int i = 0; i < n; i++) {
      collection.add(due());
    }
    return collection;
  }

  private Object map(int number) throws IOException {
    int kind = body.read();
    int n = owed(2);
    boolean isMadeLast = Maps.isMadeLast(kind);
    Map<@Nullable Object, @Nullable Object> map =
        isMadeLast ? LinkedHashMap.newLinkedHashMap(n) : Maps.empty(kind, n);
    if (!isMadeLast) {
      made[number] = map;
    }
    for (int i = 0; i < n; i++) {
      Object key = due();
      map.put(key, due());
    }
    return isMadeLast ? Maps.of(kind, map) : map;
  }

  private Object record() throws IOException {
    int number = body.readCount();
    if (link.known(number) instanceof KnownRecord type) {
      return type.read(this);
    }
    throw new WireException("The definition with the number " + number + " is not of a record");
  }

  private Object lambda() throws IOException {
    int number = body.readCount();
    if (link.known(number) instanceof KnownLambda shape) {
      return shape.read(this);
    }
    throw new WireException("The definition with the number " + number + " is not of a lambda");
  }

  private Object shared() throws IOException {
    if (read() instanceof Ticket ticket) {
      link.claimed();
      return ticket.claim();
    }
    throw new WireException("A ticket was expected, and something else came");
  }

  /** An object in the form of JDK serialization, to be made by {@link JdkReader}. */
  Object jdk(StackTraceElement @Nullable [] trace) throws IOException {
    @Nullable Object[] parts = parts();
    return JdkReader.read(body.readBytes(body.readCount()), link, parts, trace, limits);
  }

  /** The parts that were taken out of an object before JDK serialization. */
  @Nullable Object[] parts() throws IOException {
    @Nullable Object[] parts = new Object[owed(1)];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = due();
    }
    return parts;
  }

  String string() throws IOException {
    if (read() instanceof String text) {
      return text;
    }
    throw new WireException("A text was expected, and something else came");
  }

  @Nullable String stringOrNull() throws IOException {
    Object text = read();
    if (text == null || text instanceof String) {
      return (String) text;
    }
    throw new WireException("A text was expected, and something else came");
  }

  Limits limits() {
    return limits;
  }
}
