package plait.internal.ship;

import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A class loader of the program, held weakly, with the number by which workers know it.
 *
 * <p>The loader of a JShell session may change a class in place. Then it gets another number, which
 * workers take for another loader.
 */
final class ShippedLoader {
  /** Longer than a look at all classes sent, shorter than the evaluation of a snippet. */
  private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

  private final Key key;
  private final boolean mayRedefine;
  private final ConcurrentHashMap<String, ShippedClass> classes = new ConcurrentHashMap<>();
  private final WeakReference<ModuleLayer> layer;
  private volatile int number;
  private volatile long lookedAt;

  /** A loader as a key of a map: the same loader is an equal key, as long as it lives. */
  static final class Key extends WeakReference<ClassLoader> {
    private final int hash;

    Key(ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> collected) {
      super(loader, collected);
      this.hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      ClassLoader loader = get();
      return loader != null && other instanceof Key key && key.get() == loader;
    }
  }

  ShippedLoader(Key key, ClassLoader loader, int number, @Nullable ModuleLayer layer) {
    this.key = key;
    this.mayRedefine = loader.getClass().getName().startsWith("jdk.jshell.");
    this.layer = new WeakReference<>(layer);
    this.number = number;
    this.lookedAt = System.nanoTime();
  }

  /** The loader, or null once it is collected. */
  @Nullable ClassLoader get() {
    return key.get();
  }

  int number() {
    return number;
  }

  /** The layer of the loader's modules; null if its first class was in no named module. */
  @Nullable ModuleLayer layer() {
    return layer.get();
  }

  boolean hasAncestor(ClassLoader ancestor) {
    ClassLoader loader = get();
    for (ClassLoader at = loader; at != null; at = at.getParent()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  /** Registers a class of this loader. */
  ShippedClass add(Class<?> type, ClassLoader loader) {
    ShippedClass known = classes.get(type.getName());
    if (known != null) {
      return known;
    }
    ShippedClass added = new ShippedClass(this, type, ClassBytes.of(type, loader));
    ShippedClass earlier = classes.putIfAbsent(type.getName(), added);
    return earlier == null ? added : earlier;
  }

  /** A class that was added, by its name. */
  @Nullable ShippedClass registered(String name) {
    return classes.get(name);
  }

  boolean isDueForLook() {
    return mayRedefine && System.nanoTime() - lookedAt > BETWEEN_LOOKS_NANOS;
  }

  /** The classes that have other bytes than when they were last looked at. */
  Map<ShippedClass, byte[]> redefined() {
    long now = System.nanoTime();
    Map<ShippedClass, byte[]> redefined = new HashMap<>();
    ClassLoader loader = get();
    if (loader != null) {
      for (ShippedClass each : classes.values()) {
        byte[] bytes = bytes(loader, each);
        if (bytes != null && each.differsFrom(bytes)) {
          redefined.put(each, bytes);
        }
      }
    }
    lookedAt = now;
    return redefined;
  }

  private static byte @Nullable [] bytes(ClassLoader loader, ShippedClass type) {
    try {
      return ClassBytes.read(loader, type.name());
    } catch (IOException unreadable) {
      return null; // what was read before still holds
    }
  }

  /** The loader goes on under another number. */
  void renumber(int newNumber) {
    number = newNumber;
  }
}
