package plait.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** The other end of {@link JdkWriter}. Loaded only when there is something to read for it. */
final class JdkReader extends ObjectInputStream {
  private final Incoming link;
  private final @Nullable Object[] parts;
  private final StackTraceElement @Nullable [] trace;
  private final JdkFilter filter;

  private JdkReader(
      byte[] bytes,
      Incoming link,
      @Nullable Object[] parts,
      StackTraceElement @Nullable [] trace,
      Limits limits)
      throws IOException {
    super(new ByteArrayInputStream(bytes));
    this.link = link;
    this.parts = parts;
    this.trace = trace;
    enableResolveObject(true);
    filter = new JdkFilter(limits, link.trust(), bytes.length);
    setObjectInputFilter(filter);
  }

  /**
   * Makes the object.
   *
   * @param trace the stack trace that came ahead, if it is a throwable
   */
  static Object read(
      byte[] bytes,
      Incoming link,
      @Nullable Object[] parts,
      StackTraceElement @Nullable [] trace,
      Limits limits)
      throws WireException {
    try (JdkReader reader = new JdkReader(bytes, link, parts, trace, limits)) {
      Object object = reader.admitted();
      if (object == null) {
        throw new WireException("A serialized object was expected, and null came");
      }
      return object;
    } catch (ClassNotFoundException missing) {
      throw new WireException("A class is not to be had here: " + missing.getMessage(), missing);
    } catch (WireException told) {
      throw told;
    } catch (IOException broken) {
      throw new WireException(
          "A serialized object cannot be read: " + Guarded.text(broken), broken);
    }
  }

  private @Nullable Object admitted() throws IOException, ClassNotFoundException {
    try {
      return readObject();
    } catch (InvalidClassException rejected) {
      String refused = filter.refused();
      throw refused == null ? rejected : link.trust().refused(refused);
    }
  }

  @Override
  protected void readStreamHeader() {
    // there is none, see JdkWriter
  }

  @Override
  protected @Nullable Object resolveObject(Object object) throws IOException {
    if (object instanceof TakenOut taken) {
      if (taken.place() == -1 && trace != null) {
        return trace.clone();
      }
      if (taken.place() < 0 || taken.place() >= parts.length) {
        throw new WireException("A serialized object refers to a part that did not come");
      }
      return parts[taken.place()];
    }
    return object;
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description) throws IOException {
    int dimensions = readUnsignedByte();
    Class<?> type = named();
    if (dimensions > 0 && type == void.class) {
      throw new InvalidClassException("void[]");
    }
    for (int i = 0; i < dimensions; i++) {
      type = type.arrayType();
    }
    if (!type.getName().equals(description.getName())) {
      throw new InvalidClassException(description.getName(), "is announced as " + type.getName());
    }
    return type;
  }

  @Override
  @SuppressWarnings("deprecation") // what comes is a class; its instances are made by the stream
  protected Class<?> resolveProxyClass(String[] names) throws IOException {
    Class<?>[] interfaces = new Class<?>[names.length];
    @Nullable ClassLoader loader = null;
    for (int i = 0; i < interfaces.length; i++) {
      interfaces[i] = named();
      ClassLoader own = interfaces[i].getClassLoader();
      loader = loader == null || loader == ClassLoader.getPlatformClassLoader() ? own : loader;
    }
    return Proxy.getProxyClass(loader, interfaces);
  }

  private Class<?> named() throws IOException {
    int number = readInt();
    if (number == -1) {
      return TakenOut.class;
    }
    Class<?> type =
        number == 0 ? Primitives.byNumber(readUnsignedByte()) : link.knownClass(number).type(link);
    if (type == null) {
      throw new WireException("There is no such primitive type");
    }
    return type;
  }
}
