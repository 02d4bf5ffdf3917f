package plait.internal.ship;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.Enumeration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A class loader of the parent program, as a worker has it.
 *
 * <p>Which loader defines a class is the parent's answer, because loaders differ in whom they ask
 * first; only names of the JDK and of Plait are looked up here before. No lock is held while the
 * parent is asked or a class is defined: when two threads define the same class, the JVM refuses
 * the second, which then takes the first one's.
 */
final class RemoteClassLoader extends ClassLoader {
  private static final byte[] NO_ANSWER = {Shipment.NONE};

  private final RemoteLoaders loaders;
  private final int number;

  /** Where classes are that are not defined here yet. */
  private final ConcurrentHashMap<String, RemoteClass> classes = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<String, RemoteClassLoader> elsewhere = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, ProtectionDomain> domains = new ConcurrentHashMap<>();

  static {
    registerAsParallelCapable();
  }

  RemoteClassLoader(RemoteLoaders loaders, int number) {
    super(RemoteLoaders.BUILT_IN);
    this.loaders = loaders;
    this.number = number;
  }

  int number() {
    return number;
  }

  boolean isOf(RemoteLoaders owner) {
    return loaders == owner;
  }

  void put(String name, RemoteClass arrived) {
    if (findLoadedClass(name) == null) {
      classes.put(name, arrived);
    }
  }

  void put(String name, RemoteClassLoader other) {
    elsewhere.put(name, other);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Class<?> known = atHand(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    if (isLikelyEverywhere(name)) {
      try {
        return super.loadClass(name, resolve);
      } catch (ClassNotFoundException ofTheProgram) {
        return fetched(name);
      }
    }
    return fetched(name);
  }

  /** Other packages of the JDK exist; for a class of these the parent is asked once. */
  private static boolean isLikelyEverywhere(String name) {
    return name.startsWith("plait.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("com.sun.");
  }

  private @Nullable Class<?> atHand(String name) throws ClassNotFoundException {
    Class<?> loaded = findLoadedClass(name);
    if (loaded != null) {
      return loaded;
    }
    RemoteClass arrived = classes.get(name);
    if (arrived != null) {
      return define(name, arrived);
    }
    RemoteClassLoader other = elsewhere.get(name);
    return other == null ? null : other.loadClass(name, false);
  }

  private Class<?> define(String name, RemoteClass arrived) {
    if (arrived.hasAssertions()) {
      setClassAssertionStatus(name, true);
    }
    try {
      byte[] bytes = arrived.bytes();
      return defineClass(name, bytes, 0, bytes.length, domain(arrived.place()));
    } catch (LinkageError e) {
      Class<?> defined = findLoadedClass(name);
      if (defined != null) {
        return defined;
      }
      throw e;
    } finally {
      classes.remove(name);
    }
  }

  private ProtectionDomain domain(String place) {
    ProtectionDomain known = domains.get(place);
    if (known != null) {
      return known;
    }
    ProtectionDomain added = RemoteClass.domain(place, this);
    ProtectionDomain earlier = domains.putIfAbsent(place, added);
    return earlier == null ? added : earlier;
  }

  private Class<?> fetched(String name) throws ClassNotFoundException {
    try {
      ShipmentReader answer = ask(name);
      return switch (answer.tag()) {
        case Shipment.LOCAL -> super.loadClass(name, false);
        case Shipment.DEFINED -> defined(name, answer);
        case Shipment.REFUSED -> throw new ClassNotFoundException(name + ": " + answer.text());
        default -> throw new ClassNotFoundException(name);
      };
    } catch (IOException e) {
      throw new ClassNotFoundException(name + ": the parent process cannot be asked", e);
    }
  }

  private Class<?> defined(String name, ShipmentReader answer)
      throws IOException, ClassNotFoundException {
    RemoteClassLoader definer = loaders.of(answer.number(), this);
    loaders.accept(answer, this);
    if (definer != this) {
      elsewhere.put(name, definer);
      return definer.loadClass(name, false);
    }
    Class<?> type = atHand(name);
    if (type == null) {
      throw new ClassNotFoundException(name);
    }
    return type;
  }

  /** Asks the parent and gives the answer, of which the tag is read first. */
  ShipmentReader ask(String question) throws IOException {
    byte[] answer = loaders.fetch(number, question);
    return new ShipmentReader(answer == null ? NO_ANSWER : answer);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return RemoteResources.stream(this, name);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return RemoteResources.first(this, name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return RemoteResources.all(this, name);
  }
}
