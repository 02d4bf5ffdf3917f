package plait.internal.sharedqueue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/** Items as bytes. */
public final class Items {
  private Items() {}

  public static byte[] write(Object item) {
    try {
      var bytes = new ByteArrayOutputStream();
      try (var out = new ObjectOutputStream(bytes)) {
        out.writeObject(item);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static Object read(byte[] bytes) throws IOException {
    try (var in =
        new ObjectInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass type)
              throws ClassNotFoundException, IOException {
            try {
              return super.resolveClass(type);
            } catch (ClassNotFoundException e) {
              return Class.forName(
                  type.getName(), false, Thread.currentThread().getContextClassLoader());
            }
          }
        }) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }
}
