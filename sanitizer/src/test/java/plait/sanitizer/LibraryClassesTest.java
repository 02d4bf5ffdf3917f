package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes of libraries that the tests have anyway are valid when they were changed. */
class LibraryClassesTest {
  @Test
  void allOfThemAreChangedAndVerified() throws Exception {
    List<Path> jars =
        Stream.of(
                "org.junit.jupiter.api.Test",
                "org.junit.jupiter.engine.JupiterTestEngine",
                "org.junit.platform.engine.TestEngine",
                "org.junit.platform.commons.JUnitException",
                "org.junit.platform.launcher.Launcher")
            .map(LibraryClassesTest::jar)
            .toList();
    Path found = Sanitized.temporary().resolve("found");
    List<String> arguments = new ArrayList<>(List.of(found.toString()));
    jars.forEach(jar -> arguments.add(jar.toString()));
    Path classes = Path.of(System.getProperty("plait.target"), "test-classes");
    Sanitized.Result result =
        new Sanitized()
            .options("race,deadlocks,explain")
            .run(classes, "plait.sanitizer.LinkAll", arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.report()).contains("\"failed\":[]");
    assertThat(Files.readAllLines(found)).hasSizeGreaterThan(800).isEqualTo(LinkAll.link(jars));
  }

  private static final String OPTIONAL =
      """
      public class Optional implements Cloneable, Runnable {
        Missing missing;
        volatile int each;
        static volatile int all;
        int racy;
        static int count;
        static final java.lang.invoke.VarHandle PLAIN = handle();

        static java.lang.invoke.VarHandle handle() {
          try {
            var lookup = java.lang.invoke.MethodHandles.lookup();
            return lookup.findVarHandle(Optional.class, "racy", int.class);
          } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
          }
        }

        Missing give(Missing given) { return missing; }

        @Override public void run() {
          each++;
          racy++;
          PLAIN.set(this, 1);
          synchronized (Optional.class) {
            all++;
            count += PLAIN == null ? 0 : 1;
          }
          try {
            ((Optional) clone()).racy++;
          } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
          }
        }

        public static void main(String[] args) throws Exception {
          Optional job = new Optional();
          Thread one = new Thread(job), two = new Thread(job);
          one.start(); two.start(); one.join(); two.join();
          System.out.print(all + " " + count);
        }
      }
      class Missing {}
      """;

  /** As those of libraries that are optional are. Reflection shows nothing of such classes. */
  @Test
  void typesOfFieldsMayNotExist() throws IOException {
    Path folder = Sanitized.temporary();
    Path source = Files.writeString(folder.resolve("Optional.java"), OPTIONAL);
    Path classes = Sanitized.compile(folder, source);
    Files.delete(classes.resolve("Missing.class"));
    Sanitized.Result result =
        new Sanitized().options("race,deadlocks,explain").run(classes, "Optional", new String[0]);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("2 2");
    assertThat(result.variables()).containsOnly("field Optional.racy");
  }

  private static Path jar(String name) {
    try {
      return Path.of(
          Class.forName(name).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
