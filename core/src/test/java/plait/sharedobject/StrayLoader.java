package plait.sharedobject;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Loads one class anew, so that only this process has it. */
final class StrayLoader extends ClassLoader {
  private final String name;
  private final byte[] bytes;

  StrayLoader(Class<?> original) throws IOException {
    super(null);
    name = original.getName();
    try (InputStream in = original.getClassLoader().getResourceAsStream(path())) {
      bytes = in.readAllBytes();
    }
  }

  private String path() {
    return name.replace('.', '/') + ".class";
  }

  @Override
  protected Class<?> findClass(String wanted) throws ClassNotFoundException {
    if (!wanted.equals(name)) {
      throw new ClassNotFoundException(wanted);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public InputStream getResourceAsStream(String wanted) {
    return wanted.equals(path())
        ? new ByteArrayInputStream(bytes)
        : super.getResourceAsStream(wanted);
  }
}
