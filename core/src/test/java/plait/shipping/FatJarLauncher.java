package plait.shipping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;

/** Runs a program from the jars in a jar, as the launchers of fat jars do. */
public final class FatJarLauncher {
  private FatJarLauncher() {}

  /** Starts {@code acme.Main} of the jar that is the first argument. */
  public static void main(String[] arguments) throws Exception {
    var loader = new NestedJars(arguments[0]);
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass("acme.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  private static final class NestedJars extends ClassLoader {
    private final String jar;
    private final Map<String, byte[]> files = new HashMap<>();

    NestedJars(String jar) throws IOException {
      super(FatJarLauncher.class.getClassLoader());
      this.jar = jar;
      try (var outer = new JarFile(jar)) {
        for (var entry :
            outer.stream().filter(each -> each.getName().startsWith("lib/")).toList()) {
          read(new JarInputStream(outer.getInputStream(entry)));
        }
      }
    }

    private void read(JarInputStream inner) throws IOException {
      for (JarEntry entry = inner.getNextJarEntry();
          entry != null;
          entry = inner.getNextJarEntry()) {
        files.put(entry.getName(), inner.readAllBytes());
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = files.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected URL findResource(String name) {
      byte[] bytes = files.get(name);
      try {
        var address = URI.create("nested:" + jar + "!/" + name);
        return bytes == null ? null : URL.of(address, new InMemory(bytes));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final class InMemory extends URLStreamHandler {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
