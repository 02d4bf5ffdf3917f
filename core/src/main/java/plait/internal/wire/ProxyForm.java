package plait.internal.wire;

import java.lang.reflect.Proxy;

/** How dynamic proxies are written: as a ticket if what is behind one is shareable. */
final class ProxyForm extends Form {
  private static final Form SHARED = new ShareableForm();

  private final Form other;

  /** {@code other} is for those of anybody else. */
  ProxyForm(Form other) {
    this.other = other;
  }

  /** By its name first: few processes ever need the JDK's class for proxies. */
  static boolean is(Class<?> type) {
    return type.getName().contains("$Proxy") && Proxy.isProxyClass(type);
  }

  static boolean isShared(Object value) {
    return is(value.getClass()) && Proxy.getInvocationHandler(value) instanceof Shareable;
  }

  @Override
  void write(Encoder out, Object value) {
    (isShared(value) ? SHARED : other).write(out, value);
  }
}
