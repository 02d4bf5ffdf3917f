package plait.internal.ship;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gets the bytes of a class from the loader that defined it. */
final class ClassBytes {
  private static final int MAGIC = 0xCAFEBABE;

  private ClassBytes() {}

  static String path(String className) {
    return className.replace('.', '/').concat(".class");
  }

  /** Refuses classes that never had a class file. */
  static void checkHasSome(Class<?> type) {
    if (type.isHidden()) {
      throw unshippable(
          type,
          "it is a hidden class and has no class file. If it is a lambda, let its type be"
              + " serializable, such as plait.Action, plait.Target or plait.Fn");
    }
    if (Proxy.class.isAssignableFrom(type) && Proxy.isProxyClass(type)) { // which loads a lot
      throw unshippable(
          type,
          "it is a dynamic proxy and has no class file. Send the object behind the proxy instead");
    }
  }

  /**
   * The bytes of a class.
   *
   * @throws UnshippableClassException if its loader does not give them
   */
  static byte[] of(Class<?> type, ClassLoader loader) {
    try {
      byte[] bytes = read(loader, type.getName());
      if (bytes != null && isClassFile(bytes)) {
        return bytes;
      }
    } catch (IOException e) {
      throw new UnshippableClassException(message(type, "its class file cannot be read: " + e), e);
    }
    throw unshippable(
        type,
        "its class loader, "
            + loader.getClass().getName()
            + ", defined it but does not give its bytes when asked for "
            + path(type.getName())
            + ". Load it from a folder or a jar, or let the loader answer getResourceAsStream");
  }

  private static UnshippableClassException unshippable(Class<?> type, String cause) {
    return new UnshippableClassException(message(type, cause));
  }

  private static String message(Class<?> type, String cause) {
    return "Class " + type.getName() + " cannot be sent to another process: " + cause + ".";
  }

  private static boolean isClassFile(byte[] bytes) {
    return bytes.length > 10 && new ClassFileCursor(bytes).number() == MAGIC;
  }

  /** The bytes, or null; a class file of the same name that the loader did not define is not it. */
  static byte @Nullable [] read(ClassLoader loader, String className) throws IOException {
    String path = path(className);
    ClassLoader parent = loader.getParent();
    if (loader == ClassLoader.getSystemClassLoader()
        || parent == null
        || parent.getResource(path) == null) {
      try (InputStream in = loader.getResourceAsStream(path)) {
        return in == null ? null : in.readAllBytes();
      }
    }
    URL own = ownResource(loader, parent, path);
    return own == null ? null : content(own);
  }

  /** The parent has a class file of this name too, and most loaders would give that one. */
  private static @Nullable URL ownResource(ClassLoader loader, ClassLoader parent, String path)
      throws IOException {
    if (loader instanceof URLClassLoader urls) {
      return urls.findResource(path);
    }
    Set<String> inherited = new HashSet<>();
    for (Enumeration<URL> all = parent.getResources(path); all.hasMoreElements(); ) {
      inherited.add(all.nextElement().toString());
    }
    for (Enumeration<URL> all = loader.getResources(path); all.hasMoreElements(); ) {
      URL candidate = all.nextElement();
      if (!inherited.contains(candidate.toString())) {
        return candidate;
      }
    }
    return null;
  }

  /** Reads past the cache of jar files, which would keep the jar open. */
  private static byte[] content(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }
}
