package plait.internal.ship;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Loaders;

/**
 * The class loaders of the parent program, as a worker has them: one for each number.
 *
 * <p>A class is defined by the loader whose number the parent gives, so types are the same here
 * exactly if they are the same there. What the parent sent ahead is at hand; the rest is fetched
 * when the JVM wants it. All threads may load classes at once, and none holds a lock while it waits
 * for the parent.
 */
public final class RemoteLoaders implements Loaders {
  /** In a worker this one has the JDK and Plait, and nothing else. */
  static final ClassLoader BUILT_IN = Everywhere.loader();

  /** Those of this process, if it is a worker. */
  private static volatile @Nullable RemoteLoaders here;

  private final ClassFetch fetch;
  private final ConcurrentHashMap<Integer, RemoteClassLoader> byNumber = new ConcurrentHashMap<>();

  /** Loaders that are empty at first. */
  public RemoteLoaders(ClassFetch fetch) {
    this.fetch = fetch;
  }

  /** These are the ones that this process has from its parent. */
  public void beHere() {
    here = this;
  }

  /** What this process has from its parent; null if it is no worker. */
  public static @Nullable RemoteLoaders here() {
    return here;
  }

  /**
   * Takes what {@link Delivery#ahead} gave.
   *
   * @throws IOException if it is not of that form
   */
  public void accept(byte[] shipment) throws IOException {
    ShipmentReader in = new ShipmentReader(shipment);
    while (in.hasMore()) {
      acceptItem(in, null);
    }
  }

  /** Takes classes; those of the number of the one that asked are its own, even if forgotten. */
  void accept(ShipmentReader in, RemoteClassLoader asking) throws IOException {
    while (in.hasMore()) {
      acceptItem(in, asking);
    }
  }

  private void acceptItem(ShipmentReader in, @Nullable RemoteClassLoader asking)
      throws IOException {
    switch (in.tag()) {
      case Shipment.CLASS -> of(in.number(), asking).put(in.text(), RemoteClass.read(in));
      case Shipment.ALIAS -> of(in.number(), asking).put(in.text(), of(in.number(), asking));
      case Shipment.FORGET -> byNumber.remove(in.number());
      default -> throw new IOException("A message about classes has an unknown part");
    }
  }

  RemoteClassLoader of(int number, @Nullable RemoteClassLoader asking) {
    return asking != null && asking.number() == number ? asking : numbered(number);
  }

  private RemoteClassLoader numbered(int number) {
    RemoteClassLoader known = byNumber.get(number);
    if (known != null) {
      return known;
    }
    RemoteClassLoader added = new RemoteClassLoader(this, number);
    RemoteClassLoader earlier = byNumber.putIfAbsent(number, added);
    return earlier == null ? added : earlier;
  }

  byte @Nullable [] fetch(int number, String question) throws IOException {
    return fetch.fetch(number, question);
  }

  /**
   * The number by which the parent knows the loader of a class.
   *
   * @throws UnshippableClassException if the class was made in this worker, so that the parent does
   *     not have it
   */
  @Override
  public int idOf(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    if (element.isHidden() || isProxy(element)) {
      throw unknown(element);
    }
    ClassLoader loader = element.getClassLoader();
    if (loader instanceof RemoteClassLoader remote && remote.isOf(this)) {
      return remote.number();
    }
    if (loader == null || loader == BUILT_IN || loader == ClassLoader.getPlatformClassLoader()) {
      return 0;
    }
    throw unknown(element);
  }

  /** By its name first: few workers ever need the JDK's class for proxies. */
  private static boolean isProxy(Class<?> type) {
    return type.getName().contains("$Proxy") && Proxy.isProxyClass(type);
  }

  private static UnshippableClassException unknown(Class<?> type) {
    return new UnshippableClassException(
        "Class "
            + type.getName()
            + " was made in the worker process, so the parent process does not have it. Return a"
            + " value of a class of the program instead.");
  }

  @Override
  public Class<?> find(int loader, String name) throws ClassNotFoundException {
    return Class.forName(name, false, loader(loader));
  }

  /** A loader by its number: what a task of it has as its thread's context class loader. */
  public ClassLoader loader(int number) {
    return number == 0 ? BUILT_IN : numbered(number);
  }
}
