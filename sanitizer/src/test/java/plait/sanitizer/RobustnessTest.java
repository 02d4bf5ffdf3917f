package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Unusual class files, methods and companions: the program runs as ever, and races are found. */
class RobustnessTest {
  private static final List<Integer> RELEASES = List.of(8, 9, 11, 17, 21, 24);

  private static final String OF_RELEASE =
      """
      import java.util.*;
      import java.util.function.*;

      public class OfRelease implements Runnable {
        int racy;
        static long[] elements = new long[2];
        private int guarded;
        private final List<String> names = Collections.synchronizedList(new ArrayList<String>());

        class Inner { int get() { return guarded; } }
        interface WithDefault { default int one() { return 1; } }

        synchronized int guard(String name) {
          switch (name) {
            case "a": guarded += new WithDefault() {}.one(); break;
            default: guarded += new Inner().get() - guarded;
          }
          return guarded;
        }

        public void run() {
          racy++;
          elements[1] += 3L;
          IntSupplier all = () -> guard("a") + guard("b");
          try {
            names.add("number " + all.getAsInt() + ' ' + 1.5);
          } finally {
            names.size();
          }
        }

        int end() { return guarded + names.size(); }
      }
      """;

  private static final String ALL_RELEASES =
      """
      public class AllReleases {
        public static void main(String[] names) throws Exception {
          for (String name : names) {
            Class<?> type = Class.forName(name);
            var made = type.getDeclaredConstructor();
            made.setAccessible(true);
            Runnable job = (Runnable) made.newInstance();
            Thread one = new Thread(job), two = Thread.ofVirtual().unstarted(job);
            one.start(); two.start(); one.join(); two.join();
            var end = type.getDeclaredMethod("end");
            end.setAccessible(true);
            System.out.print(end.invoke(job));
          }
        }
      }
      """;

  @Test
  void classFilesOfAllReleasesAreChecked() throws IOException {
    Path folder = Sanitized.temporary();
    for (int release : RELEASES) {
      Path source =
          Files.writeString(
              folder.resolve("Of" + release + ".java"),
              OF_RELEASE.replace("OfRelease", "Of" + release));
      Sanitized.compile(folder, List.of("--release", "" + release), source);
    }
    Path main = Files.writeString(folder.resolve("AllReleases.java"), ALL_RELEASES);
    Path classes = Sanitized.compile(folder, main);
    String[] names = RELEASES.stream().map(n -> "Of" + n).toArray(String[]::new);
    Sanitized.Result result = new Sanitized().run(classes, "AllReleases", names);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("4".repeat(names.length));
    List<String> races = new ArrayList<>();
    for (String name : names) {
      races.add("field " + name + ".racy");
      races.add("element 1 of long[2]");
    }
    assertThat(result.variables()).containsExactlyInAnyOrderElementsOf(races);
    assertThat(result.report()).contains("\"failed\":[]");
  }

  /** Ten bytes of code a statement. */
  private static String methodOf(int bytes) {
    String statements =
        IntStream.range(0, bytes / 10)
            .mapToObj(i -> i % 50 == 0 ? "sum++;\n" : "sum++; ")
            .collect(Collectors.joining());
    return "  void of%1$d() {\n%2$s  }\n  synchronized void locked%1$d() {\n%2$s  }\n"
        .formatted(bytes, statements);
  }

  @Test
  void methodsOfAnyLengthRunAsEverAndLeftOnesAreCounted() {
    int[] lengths = {9_000, 13_900, 20_000, 39_900, 50_000, 65_500};
    StringBuilder source = new StringBuilder("public class Long {\n  int sum;\n  int racy;\n");
    StringBuilder calls = new StringBuilder();
    int expected = 0;
    for (int length : lengths) {
      source.append(methodOf(length));
      calls.append("    l.of%1$d(); l.locked%1$d();\n".formatted(length));
      expected += 2 * (length / 10);
    }
    source
        .append(
            "  public static void main(String[] args) throws Exception {\n    Long l = new Long();\n")
        .append(calls)
        .append("    System.out.print(l.sum);\n")
        .append("    Runnable job = () -> l.racy++;\n")
        .append("    Thread one = new Thread(job), two = new Thread(job);\n")
        .append("    one.start(); two.start(); one.join(); two.join();\n  }\n}\n");
    Sanitized.Result result =
        new Sanitized().options("race,deadlocks").run("Long", source.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(Integer.toString(expected));
    assertThat(result.variables()).containsExactly("field Long.racy");
    assertThat(result.report()).contains("\"failed\":[]").doesNotContain("\"methodsLeftOut\":0");
  }

  private static final String OTHER_AGENT =
      """
      import java.lang.classfile.*;
      import java.lang.classfile.instruction.*;
      import java.lang.instrument.*;
      import java.security.ProtectionDomain;

      /** Adds a counter to each class of the program, and counts the calls of its methods. */
      public class Other implements ClassFileTransformer {
        public static void premain(String words, Instrumentation instrumentation) {
          instrumentation.addTransformer(new Other(), true);
        }

        public byte[] transform(
            ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] bytes) {
          if (loader != ClassLoader.getSystemClassLoader() || name.equals("Other")) {
            return null;
          }
          ClassFile files = ClassFile.of();
          ClassModel model = files.parse(bytes);
          if ((model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0) {
            return null;
          }
          var self = model.thisClass().asSymbol();
          var type = java.lang.constant.ConstantDescs.CD_int;
          CodeTransform count = CodeTransform.ofStateful(() -> new CodeTransform() {
            public void atStart(CodeBuilder to) {
              to.getstatic(self, "$calls", type).iconst_1().iadd().putstatic(self, "$calls", type);
            }
            public void accept(CodeBuilder to, CodeElement element) { to.with(element); }
          });
          ClassTransform all = ClassTransform.transformingMethodBodies(count).andThen(
              ClassTransform.endHandler(to -> to.withField("$calls", type,
                  ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_VOLATILE)));
          return files.transformClass(model, all);
        }
      }
      """;

  private static final String SHAPES =
      """
      import java.lang.invoke.MethodHandles;
      import java.util.function.*;
      import java.util.stream.*;

      public class Shapes {
        record Point(int x, int[] y) {
          Point { if (x < 0) { throw new IllegalArgumentException(); } }
        }

        enum Kind { ONE { int of(int n) { return n + 1; } }; abstract int of(int n); }

        sealed interface Tree permits Leaf, Node {}
        record Leaf(int n) implements Tree {}
        record Node(Tree left, Tree right) implements Tree {}

        static int sum(Tree tree) {
          return switch (tree) {
            case Leaf(int n) -> Kind.ONE.of(n);
            case Node(Tree left, Tree right) -> sum(left) + sum(right);
          };
        }

        public static class Hidden implements IntSupplier {
          int calls;
          static int made;
          public Hidden() { made++; }
          public synchronized int getAsInt() { return ++calls + made; }
        }

        static int racy;

        public static void main(String[] args) throws Exception {
          byte[] bytes = Shapes.class.getResourceAsStream("Shapes$Hidden.class").readAllBytes();
          var hidden = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
          IntSupplier supplier = (IntSupplier) hidden.getConstructor().newInstance();
          int sum = sum(new Node(new Leaf(1), new Node(new Leaf(2), new Leaf(3))));
          Point point = new Point(sum, new int[] {4});
          int[] captured = {0};
          Runnable job = () -> {
            synchronized (captured) { captured[0] += point.y()[0] + supplier.getAsInt(); }
            racy++;
          };
          Thread one = new Thread(job), two = new Thread(job);
          one.start(); two.start(); one.join(); two.join();
          System.out.print(captured[0] + " " + point.x() + " " + point.hashCode() * 0
              + IntStream.range(0, 100).parallel().map(i -> i + args.length).sum());
        }
      }
      """;

  @Test
  void anotherAgentMayComeBeforeOrBehindAndAllShapesOfClassesRun() throws IOException {
    Path folder = Sanitized.temporary();
    Path classes =
        Sanitized.compile(folder, Files.writeString(folder.resolve("Other.java"), OTHER_AGENT));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "Other");
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    Path jar = folder.resolve("other.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest);
        var files = Files.list(classes)) {
      for (Path file : files.toList()) {
        packed.putNextEntry(new JarEntry(file.getFileName().toString()));
        Files.copy(file, packed);
      }
    }
    for (Sanitized sanitized :
        List.of(new Sanitized().after(jar.toString()), new Sanitized().before(jar.toString()))) {
      Sanitized.Result result = sanitized.options("race,deadlocks").run("Shapes", SHAPES);
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).isEqualTo("13 9 04950");
      assertThat(result.variables()).containsExactly("static field Shapes.racy");
      assertThat(result.report()).contains("\"failed\":[]");
    }
  }

  /** The probes of JaCoCo are races that are meant. */
  @Test
  void coverageCanBeMeasuredMeanwhile() throws Exception {
    Path folder = Sanitized.temporary();
    Class<?> inside = Class.forName("org.jacoco.agent.rt.RT");
    Path jar = Path.of(inside.getProtectionDomain().getCodeSource().getLocation().toURI());
    for (int release : new int[] {8, 25}) {
      Path source = folder.resolve("Of" + release + ".java");
      Files.writeString(source, OF_RELEASE.replace("OfRelease", "Of" + release));
      Sanitized.compile(folder, List.of("--release", "" + release), source);
    }
    Path main = Files.writeString(folder.resolve("AllReleases.java"), ALL_RELEASES);
    Path classes = Sanitized.compile(folder, main);
    Path coverage = folder.resolve("jacoco.exec");
    Sanitized.Result result =
        new Sanitized()
            .before(jar + "=destfile=" + coverage)
            .options("race,deadlocks")
            .run(classes, "AllReleases", new String[] {"Of8", "Of25"});
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("44");
    assertThat(result.variables())
        .containsExactlyInAnyOrder(
            "field Of8.racy", "field Of25.racy", "element 1 of long[2]", "element 1 of long[2]");
    assertThat(coverage).isNotEmptyFile();
  }

  @Test
  void allMethodsOfTheJdkThatAreToldOfAreThere() {
    Sanitized.Result result =
        new Sanitized()
            .run(
                "LoadAll",
                """
                import java.net.URI;
                import java.nio.file.*;

                public class LoadAll {
                  public static void main(String[] args) throws Exception {
                    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
                    int count = 0;
                    try (var files = Files.walk(base.resolve("java/util/concurrent"))) {
                      for (Path file : (Iterable<Path>) files::iterator) {
                        String name = base.relativize(file).toString();
                        if (name.endsWith(".class")) {
                          Class.forName(name.substring(0, name.length() - 6).replace('/', '.'));
                          count++;
                        }
                      }
                    }
                    System.out.print(count > 300);
                  }
                }
                """);
    assertThat(result.out()).isEqualTo("true");
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  private static final String ARRAYS =
      """
      public class Arrays {
        static int racy;

        public static void main(String[] sizes) throws Exception {
          byte[][] all = new byte[sizes.length][];
          long sum = 0;
          for (int i = 0; i < sizes.length; i++) {
            all[i] = new byte[Integer.parseInt(sizes[i])];
          }
          for (byte[] each : all) {
            for (int i = 0; i < each.length; i++) {
              each[i]++;
            }
            each[0] = 7;
            sum += each[each.length - 1] + each[0];
          }
          Runnable job = () -> racy++;
          Thread one = new Thread(job), two = new Thread(job);
          one.start(); two.start(); one.join(); two.join();
          System.out.print(sum);
        }
      }
      """;

  private static Sanitized.Result runArrays(String format, String... sizes) throws IOException {
    Path folder = Sanitized.temporary();
    Path source = Files.writeString(folder.resolve("Arrays.java"), ARRAYS);
    return new Sanitized()
        .jvm("-Xmx96m")
        .jvm("-XX:+UseG1GC")
        .options("race" + format)
        .run(source, sizes);
  }

  @Test
  void anArrayThatIsTooLongToBeCheckedIsTold() throws IOException {
    Sanitized.Result result = runArrays(",format=text", "1000", "8000000", "9000000");
    assertThat(result.out()).isEqualTo("24");
    assertThat(result.report())
        .contains("DATA RACE 1: static field Arrays.racy")
        .contains("2 arrays are not checked, the longest of them byte[9000000]", "-Xmx");
  }

  @Test
  void theProgramGoesOnWhenTheHeapHasNoRoomForMoreChecks() throws IOException {
    String[] sizes = Stream.generate(() -> "1400000").limit(6).toArray(String[]::new);
    Sanitized.Result result = runArrays("", sizes);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("48");
    assertThat(result.variables()).containsExactly("static field Arrays.racy");
    assertThat(result.report()).containsPattern("\"arraysLeftOut\":[1-6]");
  }

  @Test
  void tenThousandVirtualThreadsAreWatched() {
    Sanitized.Result result =
        new Sanitized()
            .run(
                "Many",
                """
                import java.util.concurrent.*;

                public class Many {
                  static int guarded;
                  static int racy;

                  static synchronized void guard() { guarded++; }

                  public static void main(String[] args) throws Exception {
                    CountDownLatch all = new CountDownLatch(10_000);
                    CountDownLatch go = new CountDownLatch(1);
                    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
                      for (int i = 0; i < 10_000; i++) {
                        int me = i;
                        each.submit(() -> {
                          all.countDown();
                          go.await();
                          guard();
                          if (me % 1000 == 0) { racy = me; }
                          return null;
                        });
                      }
                      all.await();
                      go.countDown();
                    }
                    System.out.print(guarded);
                  }
                }
                """);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("10000");
    assertThat(result.variables()).isSubsetOf("static field Many.racy");
  }
}
