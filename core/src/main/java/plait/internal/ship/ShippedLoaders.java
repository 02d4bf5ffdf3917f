package plait.internal.ship;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Loaders;

/**
 * The class loaders of a program whose classes go to its workers. There is one for a program, and
 * for every worker a {@link Delivery}.
 *
 * <p>Loaders are held weakly, and classes not at all, so both can be collected. The bytes of a
 * class are read when it is first named and then kept: a file that changes later does not mix with
 * it.
 *
 * <p>The number of a class may change: when JShell has redefined a class in place, its loader and
 * those below it get new numbers, and a worker loads all their classes anew. So a number holds for
 * one message.
 */
public final class ShippedLoaders implements Loaders {
  private final AtomicInteger lastNumber = new AtomicInteger();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
  private final Map<ShippedLoader.Key, ShippedLoader> loaders = new ConcurrentHashMap<>();
  private final Map<Integer, ShippedLoader> byNumber = new ConcurrentHashMap<>();
  private final AtomicInteger goneNumbers = new AtomicInteger();

  private final ClassValue<ShippedClass> classes =
      new ClassValue<>() {
        @Override
        protected ShippedClass computeValue(Class<?> type) {
          return registered(type);
        }
      };

  /** What goes to a new worker. */
  public Delivery newDelivery(ShippingLimits limits) {
    return new Delivery(this, limits);
  }

  /**
   * The number of the loader of a class, 0 for the JDK's and Plait's own. The loader and the class
   * are registered: deliveries may send them.
   *
   * @throws UnshippableClassException if another JVM cannot have that class
   */
  @Override
  public int idOf(Class<?> type) {
    ShippedClass shipped = shipped(type);
    return shipped.isEverywhere() ? 0 : currentNumber(shipped.loader());
  }

  /** The class of a result, from the very loader that a worker knows by that number. */
  @Override
  public Class<?> find(int loader, String name) throws ClassNotFoundException {
    if (loader == 0) {
      return Class.forName(name, false, Everywhere.loader());
    }
    ShippedLoader known = byNumber.get(loader);
    ClassLoader found = known == null ? null : known.get();
    if (found == null) {
      throw new ClassNotFoundException(
          name + ": this program has no class loader of the number " + loader + " (any more)");
    }
    return Class.forName(name, false, found);
  }

  ShippedClass shipped(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    return classes.get(element);
  }

  private ShippedClass registered(Class<?> type) {
    ClassBytes.checkHasSome(type);
    ClassLoader loader = type.getClassLoader();
    return loader == null || Everywhere.has(type, loader)
        ? ShippedClass.EVERYWHERE
        : of(loader, type).add(type, loader);
  }

  private ShippedLoader of(ClassLoader loader, Class<?> type) {
    ShippedLoader known = loaders.get(new ShippedLoader.Key(loader, null));
    if (known != null) {
      return known;
    }
    forgetCollected();
    ShippedLoader.Key key = new ShippedLoader.Key(loader, collected);
    ModuleLayer layer = type.getModule().getLayer();
    ShippedLoader added = new ShippedLoader(key, loader, lastNumber.incrementAndGet(), layer);
    ShippedLoader earlier = loaders.putIfAbsent(key, added);
    if (earlier != null) {
      return earlier;
    }
    byNumber.put(added.number(), added);
    return added;
  }

  /** The loader of a number, new or old; null if there is none any more. */
  @Nullable ShippedLoader numbered(int number) {
    return byNumber.get(number);
  }

  /** Grows whenever a number fell out of use. */
  int goneNumbers() {
    return goneNumbers.get();
  }

  void forgetCollected() {
    for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
      ShippedLoader gone = loaders.remove(key);
      if (gone != null) {
        byNumber.values().removeIf(each -> each == gone);
        goneNumbers.incrementAndGet();
      }
    }
  }

  int currentNumber(ShippedLoader loader) {
    if (loader.isDueForLook()) {
      lookForRedefinitions(loader);
    }
    return loader.number();
  }

  private void lookForRedefinitions(ShippedLoader loader) {
    Map<ShippedClass, byte[]> redefined = loader.redefined();
    if (!redefined.isEmpty()) {
      redefine(loader, redefined);
    }
  }

  private synchronized void redefine(ShippedLoader loader, Map<ShippedClass, byte[]> redefined) {
    redefined.entrySet().removeIf(each -> !each.getKey().differsFrom(each.getValue()));
    ClassLoader changed = loader.get();
    if (redefined.isEmpty() || changed == null) {
      return; // another thread was quicker
    }
    int since = lastNumber.get() + 1;
    redefined.forEach((type, bytes) -> type.redefine(since, bytes));
    for (ShippedLoader each : loaders.values()) {
      if (each.hasAncestor(changed)) {
        int number = lastNumber.incrementAndGet();
        byNumber.put(number, each);
        each.renumber(number);
      }
    }
    goneNumbers.incrementAndGet();
  }
}
