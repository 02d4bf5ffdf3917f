package plait.shipping;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/** Loads classes from memory before its parent does; it gives streams of them, but no URLs. */
public final class MemoryLoader extends ClassLoader {
  private final Map<String, byte[]> files;

  /** A loader of files, which are named by their paths. */
  public MemoryLoader(Map<String, byte[]> files, ClassLoader parent) {
    super(parent);
    this.files = files;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = files.get(name.replace('.', '/') + ".class");
      return bytes == null
          ? super.loadClass(name, resolve)
          : defineClass(name, bytes, 0, bytes.length);
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = files.get(name);
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
