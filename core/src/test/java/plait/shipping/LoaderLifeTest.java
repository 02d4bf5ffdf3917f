package plait.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.internal.ship.Delivery;
import plait.internal.ship.RemoteLoaders;
import plait.internal.ship.ShippedLoaders;
import plait.internal.ship.ShippingLimits;
import plait.testing.Checkout;

/**
 * Loaders come, change and go. The worker's loaders are in this JVM here, so that both sides can be
 * looked at.
 */
class LoaderLifeTest {
  private static final ClassLoader TESTS = LoaderLifeTest.class.getClassLoader();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A loader that may redefine classes, as far as its name tells. */
  private static final String SESSION =
      """
      package jdk.jshell.session;

      import java.util.Map;

      public class Session extends ClassLoader {
        private final Map<String, byte[]> files;

        public Session(Map<String, byte[]> files, ClassLoader parent) {
          super(parent);
          this.files = files;
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
        public java.io.InputStream getResourceAsStream(String name) {
          byte[] bytes = files.get(name);
          return bytes == null ? null : new java.io.ByteArrayInputStream(bytes);
        }
      }
      """;

  @TempDir private Path folder;
  private final ShippedLoaders shipped = new ShippedLoaders();
  private final Delivery delivery = shipped.newDelivery(ShippingLimits.DEFAULT);
  private final RemoteLoaders remote = new RemoteLoaders(delivery::answer);

  private Map<String, byte[]> compiled(Map<String, String> sources) throws IOException {
    var home = folder.resolve(Integer.toString(sources.hashCode()));
    return CompiledClasses.files(
        CompiledClasses.compile(home, Checkout.mainClasses(), Checkout.testClasses(), sources));
  }

  private Map<String, byte[]> version(int number) throws IOException {
    var version =
        "package acme; public class Version { public static int number() { return %d; } }"
            .formatted(number);
    var user =
        "package acme; public class User { public static int number() { return Version.number(); } }";
    return compiled(Map.of("acme/Version.java", version, "acme/User.java", user));
  }

  private ClassLoader session(Map<String, byte[]> files, ClassLoader parent) throws Exception {
    var classes = compiled(Map.of("jdk/jshell/session/Session.java", SESSION));
    return (ClassLoader)
        new MemoryLoader(classes, TESTS)
            .loadClass("jdk.jshell.session.Session")
            .getConstructor(Map.class, ClassLoader.class)
            .newInstance(files, parent);
  }

  /** What arrives when a task names the class. */
  private Class<?> arrived(Class<?> type) throws Exception {
    int number = shipped.idOf(type);
    return arrived(number, type.getName());
  }

  private Class<?> arrived(int number, String name) throws Exception {
    byte[] ahead = delivery.ahead(new int[] {number}, new String[] {name});
    if (ahead != null) {
      remote.accept(ahead);
    }
    return remote.find(number, name);
  }

  private static Object number(Class<?> type) throws Exception {
    Method number = type.getMethod("number");
    return number.invoke(null);
  }

  @Test
  void aClassComesOnceWhileNothingChanges() throws Exception {
    var loader = new MemoryLoader(version(1), TESTS);
    var user = arrived(loader.loadClass("acme.User"));
    assertThat(user).isNotSameAs(loader.loadClass("acme.User"));
    assertThat(arrived(loader.loadClass("acme.User"))).isSameAs(user);
    assertThat(shipped.find(remote.idOf(user), "acme.User"))
        .isSameAs(loader.loadClass("acme.User"));
  }

  @Test
  void aRedefinedClassIsSeenAndSoAreThoseThatUseIt() throws Exception {
    var files = new TreeMap<>(version(1));
    var session = session(files, TESTS);
    var type = session.loadClass("acme.User");
    int before = shipped.idOf(type);
    var user = arrived(type);
    assertThat(number(user)).isEqualTo(1);

    files.putAll(version(2));
    await().atMost(LIMIT).until(() -> shipped.idOf(type) != before);
    var newUser = arrived(type);
    assertThat(number(newUser)).isEqualTo(2);
    assertThat(number(user)).isEqualTo(1);
    assertThat(shipped.find(before, "acme.User")).isSameAs(type);
    assertThat(shipped.find(remote.idOf(newUser), "acme.User")).isSameAs(type);
  }

  @Test
  void aMessageFromBeforeARedefinitionKeepsItsClasses() throws Exception {
    var files = new TreeMap<>(version(1));
    var type = session(files, TESTS).loadClass("acme.User");
    int before = shipped.idOf(type);
    assertThat(number(arrived(type))).isEqualTo(1);

    files.putAll(version(2));
    await().atMost(LIMIT).until(() -> shipped.idOf(type) != before);
    assertThat(number(arrived(type))).isEqualTo(2);
    assertThat(number(arrived(before, "acme.User"))).isEqualTo(1);
  }

  @Test
  void loadersBelowARedefinedClassAreRenewedToo() throws Exception {
    var files = new TreeMap<>(version(1));
    var session = session(files, TESTS);
    var below = version(7);
    below.remove("acme/Version.class");
    var child = new MemoryLoader(below, session);
    var type = child.loadClass("acme.User");
    int before = shipped.idOf(type);
    assertThat(number(arrived(type))).isEqualTo(1);

    files.putAll(version(2));
    await()
        .atMost(LIMIT)
        .until(() ->
            shipped.idOf(session.loadClass("acme.Version")) > 0 && shipped.idOf(type) != before);
    assertThat(number(arrived(type))).isEqualTo(2);
  }

  @Test
  void aLoaderOfOrdinaryFilesKeepsWhatWasReadFirst() throws Exception {
    var home = folder.resolve("ordinary");
    var classes = home.resolve("classes");
    compileInto(home, 1);
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, TESTS)) {
      var type = loader.loadClass("acme.Version");
      assertThat(number(arrived(type))).isEqualTo(1);
      compileInto(home, 2);
      var other = new RemoteLoaders((_, _) -> null);
      int number = shipped.idOf(type);
      other.accept(
          shipped
              .newDelivery(ShippingLimits.DEFAULT)
              .ahead(new int[] {number}, new String[] {"acme.Version"}));
      assertThat(number(other.find(number, "acme.Version"))).isEqualTo(1);
    }
  }

  private static void compileInto(Path home, int number) throws IOException {
    var source =
        "package acme; public class Version { public static int number() { return %d; } }"
            .formatted(number);
    CompiledClasses.compile(
        home, Checkout.mainClasses(), Checkout.testClasses(), Map.of("acme/Version.java", source));
  }

  @Test
  void bothSidesForgetALoaderThatIsGone() throws Exception {
    var sides = sendAndForget();
    var others = version(3);
    await().atMost(LIMIT).until(() -> isCollected(sides.parent()));
    await()
        .atMost(LIMIT)
        .until(() -> {
          arrived(new MemoryLoader(others, TESTS).loadClass("acme.User"));
          return isCollected(sides.worker());
        });
  }

  /** A loader of the program, and a class that it became in the worker. */
  private record Sides(WeakReference<?> parent, WeakReference<?> worker) {}

  private Sides sendAndForget() throws Exception {
    var loader = new MemoryLoader(version(1), TESTS);
    var arrived = arrived(loader.loadClass("acme.User"));
    assertThat(number(arrived)).isEqualTo(1);
    return new Sides(new WeakReference<>(loader), new WeakReference<>(arrived));
  }

  private static boolean isCollected(WeakReference<?> reference) {
    System.gc();
    return reference.get() == null;
  }

  @Test
  void theWorkerForgetsWhatWasRedefined() throws Exception {
    var files = new TreeMap<>(version(1));
    var type = session(files, TESTS).loadClass("acme.User");
    var old = new WeakReference<Class<?>>(arrived(type));
    int before = shipped.idOf(type);
    files.putAll(version(2));
    await().atMost(LIMIT).until(() -> shipped.idOf(type) != before);
    assertThat(number(arrived(type))).isEqualTo(2);
    await().atMost(LIMIT).until(() -> isCollected(old));
  }
}
