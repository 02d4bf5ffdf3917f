package plait.shipping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import plait.internal.wire.Loaders;

/** Objects as bytes, by the JDK's serialization, with the loader of each class. */
final class WorkerStreams {
  private WorkerStreams() {}

  /** Bytes, and the classes that they name. */
  static final class Packed {
    final byte[] bytes;
    final int[] loaders;
    final String[] names;

    private Packed(byte[] bytes, int[] loaders, String[] names) {
      this.bytes = bytes;
      this.loaders = loaders;
      this.names = names;
    }
  }

  static Packed pack(Object value, Loaders loaders) throws IOException {
    var numbers = new ArrayList<Integer>();
    var names = new ArrayList<String>();
    var bytes = new ByteArrayOutputStream();
    try (var out = new Packing(bytes, loaders, numbers, names)) {
      out.writeObject(value);
    }
    return new Packed(
        bytes.toByteArray(),
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        names.toArray(String[]::new));
  }

  static Object unpack(byte[] bytes, Loaders loaders) throws IOException, ClassNotFoundException {
    try (var in = new Unpacking(new ByteArrayInputStream(bytes), loaders)) {
      return in.readObject();
    }
  }

  private static final class Packing extends ObjectOutputStream {
    private final Loaders loaders;
    private final List<Integer> numbers;
    private final List<String> names;

    Packing(OutputStream out, Loaders loaders, List<Integer> numbers, List<String> names)
        throws IOException {
      super(out);
      this.loaders = loaders;
      this.numbers = numbers;
      this.names = names;
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
      int number = type.isPrimitive() ? 0 : loaders.idOf(type);
      writeInt(number);
      if (number != 0) {
        numbers.add(number);
        names.add(type.getName());
      }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) throws IOException {
      annotateClass(type);
    }
  }

  private static final class Unpacking extends ObjectInputStream {
    private final Loaders loaders;

    Unpacking(InputStream in, Loaders loaders) throws IOException {
      super(in);
      this.loaders = loaders;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      return loaders.find(readInt(), description.getName());
    }
  }
}
