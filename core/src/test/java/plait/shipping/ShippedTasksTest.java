package plait.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.Target;
import plait.internal.ship.ShippedLoaders;
import plait.internal.ship.ShippingLimits;
import plait.testing.Checkout;

/** Tasks of all shapes run in a JVM that has none of their classes. */
class ShippedTasksTest {
  private static WorkerJvm worker;

  @BeforeAll
  static void startWorker(@TempDir Path folder) throws IOException {
    System.setProperty(
        WorkerJvm.PATH,
        WorkerJvm.classPath(Checkout.mainClasses(), Checkout.testClasses(), folder));
    worker = WorkerJvm.start();
  }

  @AfterAll
  static void stopWorker() throws IOException {
    worker.close();
  }

  private static <T> T call(Target<T> task) throws Exception {
    return worker.call(task);
  }

  record Point(int x, int y) implements Serializable {
    Point plus(Point other) {
      return new Point(x + other.x, y + other.y);
    }
  }

  @Test
  void lambdaWithRecord() throws Exception {
    var point = new Point(1, 2);
    assertThat(call(() -> point.plus(new Point(10, 20)))).isEqualTo(new Point(11, 22));
  }

  @Test
  void taskWithHelpersNeedsNoQuestion() throws Exception {
    try (var fresh = WorkerJvm.start()) {
      var point = new Point(1, 2);
      assertThat(fresh.call(() -> Doubling.twice(point.x) + new Adding(3).add(4))).isEqualTo(9);
      assertThat(fresh.questions()).isEmpty();
    }
  }

  static final class Doubling {
    static int twice(int n) {
      return new Adding(n).add(n);
    }
  }

  record Adding(int first) {
    int add(int second) {
      return first + second;
    }
  }

  @Test
  void anonymousAndLocalClasses() throws Exception {
    var local = local();
    assertThat(call(() -> local.get() + anonymous())).isEqualTo("local and anonymous");
  }

  private static Supplier<String> local() {
    class Local implements Supplier<String>, Serializable {
      private static final long serialVersionUID = 1;

      @Override
      public String get() {
        return "local";
      }
    }
    return new Local();
  }

  private static String anonymous() {
    return new Object() {
      String text() {
        return " and anonymous";
      }
    }.text();
  }

  @Test
  void nestMatesSeePrivateMembers() throws Exception {
    assertThat(call(() -> new Secretive().secret())).isEqualTo(42);
  }

  private static final class Secretive {
    private int secret() {
      return new Keeper().number;
    }

    private static final class Keeper {
      private int number = 42;
    }
  }

  enum Color {
    RED,
    GREEN {
      @Override
      int length() {
        return 5;
      }
    };

    int length() {
      return 3;
    }
  }

  @Test
  void enumsAndSwitchesOverThem() throws Exception {
    var color = Color.GREEN;
    assertThat(call(() -> named(color) + color.length())).isEqualTo("green5");
    assertThat(call(() -> Color.valueOf("GREEN"))).isSameAs(Color.GREEN);
  }

  private static String named(Color color) {
    return switch (color) {
      case RED -> "red";
      case GREEN -> "green";
    };
  }

  @Test
  void lambdasInLambdas() throws Exception {
    int three = 3;
    assertThat(call(() -> List.of(1, 2).stream().map(n -> List.of(n, three)).toList()))
        .isEqualTo(List.of(List.of(1, 3), List.of(2, 3)));
  }

  @Test
  void methodReferences() throws Exception {
    assertThat(call(ShippedTasksTest::anonymous)).isEqualTo(" and anonymous");
    assertThat(call(new Point(1, 2)::toString)).isEqualTo("Point[x=1, y=2]");
  }

  interface Greeting {
    static String hello() {
      return "hello " + world();
    }

    private static String world() {
      return new Greeting() {}.place();
    }

    default String place() {
      return "world";
    }
  }

  @Test
  void interfacesWithStaticAndDefaultMethods() throws Exception {
    assertThat(call(() -> Greeting.hello())).isEqualTo("hello world");
  }

  sealed interface Shape extends Serializable {}

  record Circle(double radius) implements Shape {}

  record Square(Point corner, int side) implements Shape {}

  @Test
  void sealedTypesAndPatterns() throws Exception {
    Shape shape = new Square(new Point(7, 8), 9);
    assertThat(call(() -> described(shape))).isEqualTo("square at 7");
  }

  private static String described(Shape shape) {
    return switch (shape) {
      case Circle(var radius) when radius > 1 -> "big circle";
      case Circle _ -> "circle";
      case Square(Point(int x, _), _) -> "square at " + x;
    };
  }

  static final class Broken {
    static final int VALUE = Objects.requireNonNull((Integer) null, "no value at all");
  }

  @Test
  void failingStaticInitializer() {
    assertThatThrownBy(() -> call(() -> Broken.VALUE))
        .isInstanceOf(WorkerJvm.TaskFailed.class)
        .hasMessageContaining("ExceptionInInitializerError")
        .hasMessageContaining("no value at all");
    assertThatThrownBy(() -> call(() -> Broken.VALUE))
        .hasMessageContaining("Could not initialize class")
        .hasMessageContaining("no value at all");
  }

  @Test
  void resources() throws Exception {
    assertThat(call(() -> text("shipped.txt"))).isEqualTo("as it is in the parent\n");
    assertThat(call(() -> text("absent.txt"))).isEqualTo("none");
    var everywhere = "META-INF/shipped.txt";
    assertThat(call(() -> addressed(everywhere)))
        .isEqualTo(addressed(everywhere))
        .startsWith("everywhere");
    assertThat(call(() -> contextLoader().getResource("plait/shipping") == null)).isTrue();
    assertThat(call(() -> contextLoader().getResource("java/lang/Object.class").getProtocol()))
        .isEqualTo("jrt");
  }

  private static String text(String name) throws IOException {
    try (var in = ShippedTasksTest.class.getResourceAsStream(name)) {
      return in == null ? "none" : new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String addressed(String name) throws IOException {
    List<URL> all = Collections.list(contextLoader().getResources(name));
    try (var in = all.getFirst().openStream()) {
      return new String(in.readAllBytes(), UTF_8) + all.size();
    }
  }

  private static ClassLoader contextLoader() {
    return Thread.currentThread().getContextClassLoader();
  }

  @Test
  void placePackageAndAssertionsAreThoseOfTheParent() throws Exception {
    assertThat(call(() -> ShippedTasksTest.class.getPackage().getName()))
        .isEqualTo("plait.shipping");
    assertThat(call(() -> location(ShippedTasksTest.class)))
        .isEqualTo(location(ShippedTasksTest.class));
    assertThat(call(() -> ShippedTasksTest.class.desiredAssertionStatus()))
        .isEqualTo(ShippedTasksTest.class.desiredAssertionStatus());
  }

  private static String location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  @Test
  void classesByNameAndByTheContextLoader() throws Exception {
    var name = Doubling.class.getName();
    assertThat(call(() -> Class.forName(name) == contextLoader().loadClass(name))).isTrue();
    assertThat(call(() -> Class.forName("javax.tools.ToolProvider").getName()))
        .isEqualTo("javax.tools.ToolProvider");
    assertThat(call(() -> Class.forName("com.sun.source.tree.Tree").getName()))
        .isEqualTo("com.sun.source.tree.Tree");
    assertThat(call(() -> Class.forName("org.w3c.dom.Node").getName()))
        .isEqualTo("org.w3c.dom.Node");
    assertThatThrownBy(() -> call(() -> Class.forName("plait.shipping.Nothing")))
        .hasMessageContaining("ClassNotFoundException: plait.shipping.Nothing");
  }

  static final class Contended {
    static final Object[] ALL = {new First(), new Second(), new Third()};

    static final class First {}

    static final class Second {}

    static final class Third {}
  }

  @Test
  void manyThreadsLoadTheSameClassesAtOnce() throws Exception {
    assertThat(call(() -> distinctClasses(8))).isEqualTo(1);
  }

  private static int distinctClasses(int count) throws InterruptedException {
    var start = new CountDownLatch(1);
    var failure = new AtomicReference<Throwable>();
    var seen = Collections.synchronizedSet(new java.util.HashSet<Object>());
    var threads =
        Collections.nCopies(count, 0).stream()
            .map(_ ->
                Thread.ofPlatform()
                    .start(() -> {
                      try {
                        start.await();
                        seen.add(Class.forName(Contended.class.getName()));
                      } catch (Throwable e) {
                        failure.set(e);
                      }
                    }))
            .toList();
    start.countDown();
    for (var thread : threads) {
      thread.join();
    }
    return failure.get() == null ? seen.size() : -1;
  }

  @Test
  void aWorkerCanShipWhatWasShippedToIt() throws Exception {
    assertThat(call(() -> bytesOfNextShipment())).isPositive();
  }

  private static int bytesOfNextShipment() {
    var loaders = new ShippedLoaders();
    int number = loaders.idOf(Doubling.class);
    return loaders
        .newDelivery(ShippingLimits.DEFAULT)
        .ahead(new int[] {number}, new String[] {Doubling.class.getName()})
        .length;
  }

  @Test
  void resultOfAClassThatTheWorkerMadeIsRefused() {
    assertThatThrownBy(() -> call(() -> proxy()))
        .hasMessageContaining("was made in the worker process");
  }

  private static Object proxy() {
    return java.lang.reflect.Proxy.newProxyInstance(
        contextLoader(), new Class<?>[] {Greeting.class}, new Handler());
  }

  record Handler() implements java.lang.reflect.InvocationHandler, Serializable {
    @Override
    public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
      return "";
    }
  }
}
