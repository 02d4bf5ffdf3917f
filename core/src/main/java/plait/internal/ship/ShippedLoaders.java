package plait.internal.ship;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
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
  /** Loaders that a worker has made itself have numbers from here on, by chance. */
  private static final int OWN_OF_WORKER = 1 << 29;

  private final @Nullable RemoteLoaders inherited;
  private final AtomicInteger lastNumber;
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

  /** Those of a program that nobody started by Plait. */
  public ShippedLoaders() {
    this(null);
  }

  /**
   * Those of a process, which has some from its parent if it is a worker. They keep their numbers,
   * so a number means the same in all processes of a program.
   */
  public ShippedLoaders(@Nullable RemoteLoaders inherited) {
    this.inherited = inherited;
    int before =
        inherited == null
            ? 0
            : OWN_OF_WORKER + ThreadLocalRandom.current().nextInt(OWN_OF_WORKER / 2);
    this.lastNumber = new AtomicInteger(before);
  }

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

  /**
   * The number by which all processes of the program know the loader of a class. Nothing is read of
   * a class that came from the parent: who lacks it asks the parent in turn.
   */
  int numberOf(Class<?> type) {
    return inherited != null && type.getClassLoader() instanceof RemoteClassLoader remote
        ? remote.number()
        : idOf(type);
  }

  /** The class of a result, from the very loader that a worker knows by that number. */
  @Override
  public Class<?> find(int loader, String name) throws ClassNotFoundException {
    if (loader == 0) {
      return Class.forName(name, false, Everywhere.loader());
    }
    ShippedLoader known = byNumber.get(loader);
    ClassLoader found = known == null ? null : known.get();
    if (found != null) {
      return Class.forName(name, false, found);
    }
    if (inherited != null && loader < OWN_OF_WORKER) {
      return inherited.find(loader, name);
    }
    throw new ClassNotFoundException(
        name
            + ": this process has no class loader of the number "
            + loader
            + (loader < OWN_OF_WORKER
                ? " (any more)"
                : ", for another worker has made that. Load the class in the program, or send a"
                    + " value of a class that the program has"));
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
        : of(loader, type.getModule().getLayer()).add(type, loader);
  }

  private ShippedLoader of(ClassLoader loader, @Nullable ModuleLayer layer) {
    ShippedLoader known = loaders.get(new ShippedLoader.Key(loader, null));
    if (known != null) {
      return known;
    }
    forgetCollected();
    ShippedLoader.Key key = new ShippedLoader.Key(loader, collected);
    ShippedLoader added = new ShippedLoader(key, loader, newNumber(loader), layer);
    ShippedLoader earlier = loaders.putIfAbsent(key, added);
    if (earlier != null) {
      return earlier;
    }
    byNumber.put(added.number(), added);
    return added;
  }

  private int newNumber(ClassLoader loader) {
    return inherited != null && loader instanceof RemoteClassLoader remote
        ? remote.number()
        : lastNumber.incrementAndGet();
  }

  /** The loader of a number, new or old; null if there is none any more. */
  @Nullable ShippedLoader numbered(int number) {
    return byNumber.get(number);
  }

  /** The same; if need be, that which the parent of this process has. */
  @Nullable ShippedLoader anywhere(int number) {
    ShippedLoader known = byNumber.get(number);
    return known != null || inherited == null || number < 1 || number >= OWN_OF_WORKER
        ? known
        : of(inherited.loader(number), null);
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
