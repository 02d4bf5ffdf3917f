package plait.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.Target;
import plait.internal.ship.ShippedLoaders;
import plait.internal.ship.ShippingLimits;
import plait.internal.ship.UnshippableClassException;
import plait.testing.Checkout;

/** Class loaders of a program keep their classes apart in a worker as they do at home. */
class ClassLoadersTest {
  private static final ClassLoader TESTS = ClassLoadersTest.class.getClassLoader();

  private static final String TASKS =
      """
      package acme;

      public class Tasks {
        public static plait.Target<Object> task() {
          return () -> Version.text();
        }
      }
      """;

  @TempDir private static Path worker;
  @TempDir private Path folder;
  private static ShippedLoaders loaders;
  private static WorkerJvm jvm;

  @BeforeAll
  static void startWorker() throws IOException {
    System.setProperty(
        WorkerJvm.PATH,
        WorkerJvm.classPath(Checkout.mainClasses(), Checkout.testClasses(), worker));
    loaders = new ShippedLoaders();
    jvm = WorkerJvm.start(loaders, ShippingLimits.DEFAULT);
  }

  @AfterAll
  static void stopWorker() throws IOException {
    jvm.close();
  }

  private static String version(String text) {
    return "package acme; public class Version { public static String text() { return \""
        + text
        + "\"; } }";
  }

  private Path compiled(String name, Map<String, String> sources) throws IOException {
    return CompiledClasses.compile(
        folder.resolve(name), Checkout.mainClasses(), Checkout.testClasses(), sources);
  }

  private Map<String, byte[]> files(String text) throws IOException {
    var sources = Map.of("acme/Tasks.java", TASKS, "acme/Version.java", version(text));
    return CompiledClasses.files(compiled(text, sources));
  }

  private static Object call(ClassLoader loader) throws Exception {
    return jvm.call(task(loader));
  }

  private static Target<?> task(ClassLoader loader) throws Exception {
    return (Target<?>) loader.loadClass("acme.Tasks").getMethod("task").invoke(null);
  }

  @Test
  void classesCompiledInMemory() throws Exception {
    assertThat(call(new MemoryLoader(files("memory"), TESTS))).isEqualTo("memory");
  }

  @Test
  void twoLoadersWithTheSameNames() throws Exception {
    var one = new MemoryLoader(files("one"), TESTS);
    var two = new MemoryLoader(files("two"), TESTS);
    assertThat(call(one)).isEqualTo("one");
    assertThat(call(two)).isEqualTo("two");
    assertThat(call(one)).isEqualTo("one");
  }

  @Test
  void helpersOfAParentLoaderAreLoadedByIt() throws Exception {
    var all = files("shared");
    var shared = new MemoryLoader(only(all, "acme/Version.class"), TESTS);
    var left = new MemoryLoader(only(all, "acme/Tasks.class"), shared);
    var right = new MemoryLoader(only(all, "acme/Tasks.class"), shared);
    assertThat(call(left)).isEqualTo("shared");
    assertThat(call(right)).isEqualTo("shared");
    var type = left.loadClass("acme.Version");
    assertThat(jvm.<Object>call(() -> type)).isSameAs(type);
    assertThat(right.loadClass("acme.Version")).isSameAs(type);
    var leftTasks = left.loadClass("acme.Tasks");
    var rightTasks = right.loadClass("acme.Tasks");
    assertThat(jvm.call(() -> version(leftTasks) == type && version(rightTasks) == type)).isTrue();
  }

  private static Class<?> version(Class<?> tasks) throws ClassNotFoundException {
    return Class.forName("acme.Version", false, tasks.getClassLoader());
  }

  private static Map<String, byte[]> only(Map<String, byte[]> files, String name) {
    var some = new TreeMap<String, byte[]>();
    files.forEach((each, bytes) -> {
      if (each.equals(name)) {
        some.put(each, bytes);
      }
    });
    return some;
  }

  /** It loads before its parent, but gives its parent's resources first. */
  private static final class ChildFirst extends URLClassLoader {
    ChildFirst(Path folder, ClassLoader parent) throws IOException {
      super(new URL[] {folder.toUri().toURL()}, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        return loaded != null ? loaded : loadedBefore(name, resolve);
      }
    }

    private Class<?> loadedBefore(String name, boolean resolve) throws ClassNotFoundException {
      try {
        return findClass(name);
      } catch (ClassNotFoundException notHere) {
        return super.loadClass(name, resolve);
      }
    }
  }

  @Test
  void aLoaderThatComesBeforeItsParent() throws Exception {
    var sources = Map.of("acme/Tasks.java", TASKS, "acme/Version.java", version("newer"));
    var newer = compiled("newer", sources);
    try (var parent = new URLClassLoader(new URL[] {urlOf("older")}, TESTS);
        var child = new ChildFirst(newer, parent)) {
      assertThat(call(parent)).isEqualTo("older");
      assertThat(call(child)).isEqualTo("newer");
    }
  }

  private URL urlOf(String text) throws IOException {
    var sources = Map.of("acme/Tasks.java", TASKS, "acme/Version.java", version(text));
    return compiled(text, sources).toUri().toURL();
  }

  @Test
  void aLoaderThatGivesNoBytes() throws Exception {
    var files = files("secret");
    var loader =
        new ClassLoader(TESTS) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = files.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    assertThatThrownBy(() -> call(loader))
        .isInstanceOf(UnshippableClassException.class)
        .hasMessageContaining("acme.Tasks cannot be sent to another process")
        .hasMessageContaining("does not give its bytes when asked for acme/Tasks.class")
        .hasMessageContaining("getResourceAsStream");
  }

  @Test
  void hiddenClassesAndProxies() {
    Runnable lambda = () -> {};
    assertThatThrownBy(() -> loaders.idOf(lambda.getClass()))
        .isInstanceOf(UnshippableClassException.class)
        .hasMessageContaining("it is a hidden class and has no class file")
        .hasMessageContaining("serializable");
    var proxy = Proxy.newProxyInstance(TESTS, new Class<?>[] {Runnable.class}, (_, _, _) -> null);
    assertThatThrownBy(() -> loaders.idOf(proxy.getClass()))
        .isInstanceOf(UnshippableClassException.class)
        .hasMessageContaining("it is a dynamic proxy");
  }

  @Test
  void classesThatEveryWorkerHas() {
    assertThat(loaders.idOf(String.class)).isZero();
    assertThat(loaders.idOf(int[][].class)).isZero();
    assertThat(loaders.idOf(plait.TargetFailedException.class)).isZero();
    assertThat(loaders.idOf(ShippedLoaders.class)).isZero();
    assertThat(loaders.idOf(ClassLoadersTest[].class)).isPositive();
  }
}
