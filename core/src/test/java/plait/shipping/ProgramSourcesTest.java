package plait.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.testing.Checkout;
import plait.testing.ChildJvm;

/** Wherever a program comes from, its classes reach its workers. */
class ProgramSourcesTest {
  /** A program of one file, with what a task may need of it. */
  private static final String PROGRAM =
      """
      import plait.Target;
      import plait.shipping.WorkerJvm;

      record Pair(int first, int second) implements java.io.Serializable {}

      static int sum(Pair pair) {
        return new Object() {
          int of(Pair all) {
            return all.first() + all.second();
          }
        }.of(pair);
      }

      void main() throws Exception {
        try (var worker = WorkerJvm.start()) {
          var pair = new Pair(40, 2);
          Target<Integer> task = () -> sum(pair);
          IO.println(worker.call(task));
          IO.println(worker.call(() -> new Pair(pair.second(), sum(pair))));
          IO.println(worker.questions());
        }
      }
      """;

  private static final String PRINTED = "42\nPair[first=2, second=42]\n[]\n";

  @TempDir private Path folder;
  private String[] options;

  @BeforeEach
  void prepareWorker() throws IOException {
    var path =
        WorkerJvm.classPath(
            Checkout.mainClasses(), Checkout.testClasses(), folder.resolve("worker"));
    options =
        new String[] {
          "-D" + WorkerJvm.PATH + "=" + path,
          "--add-exports=plait/plait.internal.ship=ALL-UNNAMED",
          "--add-exports=plait/plait.internal.wire=ALL-UNNAMED"
        };
  }

  private static void assertPrints(ChildJvm program, String text) throws Exception {
    var end = program.run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out()).isEqualTo(text);
    assertThat(end.exitCode()).isZero();
  }

  private Path compiled(Map<String, String> sources) throws IOException {
    return CompiledClasses.compile(
        folder.resolve("program"), Checkout.mainClasses(), Checkout.testClasses(), sources);
  }

  @Test
  void classPath() throws Exception {
    var classes = compiled(Map.of("Main.java", PROGRAM));
    var runner = ChildJvm.ofClass(ClassPathProgram.class).classPath(classes).options(options);
    assertPrints(runner, PRINTED);
  }

  /** So that the main class may be one that the test has compiled. */
  static final class ClassPathProgram {
    public static void main(String[] arguments) throws Exception {
      var main = Class.forName("Main");
      var start = main.getDeclaredMethod("main");
      var made = main.getDeclaredConstructor();
      made.setAccessible(true);
      start.setAccessible(true);
      start.invoke(made.newInstance());
    }
  }

  @Test
  void sourceFile() throws Exception {
    var file = Files.writeString(folder.resolve("Program.java"), PROGRAM);
    var program =
        ChildJvm.ofFile(file).options(options).options("-cp", Checkout.testClasses().toString());
    assertPrints(program, PRINTED);
  }

  @Test
  void fatJar() throws Exception {
    var classes =
        compiled(
            Map.of(
                "acme/Main.java",
                """
                package acme;

                import plait.shipping.WorkerJvm;

                public class Main {
                  public static void main(String[] arguments) throws Exception {
                    try (var worker = WorkerJvm.start()) {
                      System.out.println(worker.call(() -> Library.text()));
                      System.out.println(worker.questions());
                    }
                  }
                }
                """,
                "acme/Library.java",
                """
                package acme;

                class Library {
                  static String text() throws java.io.IOException {
                    try (var in = Library.class.getResourceAsStream("/greeting.txt")) {
                      return new String(in.readAllBytes());
                    }
                  }
                }
                """));
    Files.writeString(classes.resolve("greeting.txt"), "hello from the jar in the jar");
    var jar = fatJar(classes);
    var program = ChildJvm.ofClass(FatJarLauncher.class).options(options).arguments(jar.toString());
    assertPrints(program, "hello from the jar in the jar\n[1 /0/greeting.txt]\n");
  }

  private Path fatJar(Path classes) throws IOException {
    var inner = folder.resolve("inner.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(inner))) {
      for (var file : CompiledClasses.files(classes).entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    var outer = folder.resolve("fat.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(outer))) {
      out.putNextEntry(new JarEntry("lib/inner.jar"));
      out.write(Files.readAllBytes(inner));
    }
    return outer;
  }

  @Test
  void namedModule() throws Exception {
    var classes =
        compiled(
            Map.of(
                "module-info.java",
                "module acme.app { requires plait; exports acme.app; }",
                "acme/app/Tasks.java",
                """
                package acme.app;

                public class Tasks {
                  public static plait.Target<String> task() {
                    return () -> acme.hidden.Hidden.text();
                  }
                }
                """,
                "acme/hidden/Hidden.java",
                """
                package acme.hidden;

                public class Hidden {
                  public static String text() throws java.io.IOException {
                    try (var in = Hidden.class.getResourceAsStream("inside.txt")) {
                      return new String(in.readAllBytes());
                    }
                  }
                }
                """));
    Files.writeString(classes.resolve("acme/hidden/inside.txt"), "inside the module");
    var program =
        ChildJvm.ofClass(ModuleProgram.class).options(options).arguments(classes.toString());
    assertPrints(program, "true inside the module\n");
  }

  @Test
  void jshellInItsOwnProcess() throws Exception {
    assertJShellPrints("", SESSION, SESSION_PRINTED);
  }

  @Test
  void jshellInOneProcess() throws Exception {
    assertJShellPrints("local", SESSION, SESSION_PRINTED);
  }

  @Test
  void variablesOfJShellTravelWithTheTasksThatReadThem() throws Exception {
    assertJShellPrints("", VARIABLES, VARIABLES_PRINTED);
  }

  /** The JDK's tool, with its usual arguments. */
  private static final String JSHELL =
      """
      import java.util.ServiceLoader;
      import javax.tools.Tool;

      static void main(String[] arguments) {
        for (Tool tool : ServiceLoader.load(Tool.class, ClassLoader.getSystemClassLoader())) {
          if (tool.name().equals("jshell")) {
            System.exit(tool.run(null, System.out, System.err, arguments));
          }
        }
        throw new IllegalStateException("This JDK has no jshell");
      }
      """;

  private static final String SESSION =
      """
      import plait.*
      import plait.shipping.*
      int f() { return 1; }
      int g() { return 10 + f(); }
      var worker = WorkerJvm.start()
      Target<Integer> lambda = () -> f()
      System.out.println("first " + worker.call(lambda))
      System.out.println("fixed " + worker.call(() -> g()))
      int f() { return 2; }
      System.out.println("second " + worker.call(() -> f()))
      System.out.println("fixed " + worker.call(() -> g()))
      System.out.println("lambda as here " + worker.call(lambda).equals(lambda.call()))
      record P(int x) implements java.io.Serializable {}
      System.out.println(worker.call(() -> new P(3)))
      record P(int x, int y) implements java.io.Serializable {}
      System.out.println(worker.call(() -> new P(3, 4)))
      worker.close()
      /exit
      """;

  private static final String SESSION_PRINTED =
      """
      first 1
      fixed 11
      second 2
      fixed 12
      lambda as here true
      P[x=3]
      P[x=3, y=4]
      """;

  private static final String VARIABLES =
      """
      import plait.*
      int x = 5
      String word = "hi"
      int twice(int n) { return n * x; }
      class Adder { int add(int n) { return n + x; } }
      var pool = Processes.pool(1)
      System.out.println(pool.start(() -> x + 1).join())
      System.out.println(pool.map(n -> word + twice(n), List.of(1, 2)))
      x = 7
      System.out.println(pool.map(n -> twice(n), List.of(1, 2)))
      System.out.println(pool.start(() -> new Adder().add(1)).join())
      System.out.println(Processes.start(() -> x).join())
      Target<Integer> kept = () -> x
      x = 8
      System.out.println(pool.start(kept).join())
      System.out.println(pool.start(() -> kept.call()).join())
      int sum = 0
      void tell(Exception e) { System.out.println(e.getMessage()); }
      try { pool.each(n -> { sum = sum + n; }, List.of(1)); } catch (NotSendableException e) { tell(e); }
      var thread = Thread.currentThread()
      try { pool.start(() -> thread.getName()); } catch (NotSendableException e) { tell(e); }
      pool.close()
      /exit
      """;

  private static final String VARIABLES_PRINTED =
      """
      6
      [hi5, hi10]
      [7, 14]
      8
      7
      8
      8
      The task assigns the variable sum of JShell, and would do so in its own process, where \
      nobody sees it. Return the value from the task, and assign it here.
      The task reads the variable thread of JShell. The java.lang.Thread cannot be sent to \
      another process: java.lang.Thread is not Serializable. Make it inside the task, or send the \
      data that is needed to make it.
      """;

  private void assertJShellPrints(String execution, String lines, String printed) throws Exception {
    Files.createDirectories(folder.resolve(".java/.userPrefs"));
    var session = Files.writeString(folder.resolve("session.jsh"), lines);
    var arguments =
        Stream.concat(
                Stream.of(
                    "--execution=" + execution,
                    "--module-path=" + Checkout.mainClasses(),
                    "--add-modules=plait",
                    "--class-path=" + Checkout.testClasses(),
                    "--feedback=silent"),
                Stream.of(options).map(option -> "-R" + option))
            .filter(argument -> !argument.equals("--execution="))
            .toArray(String[]::new);
    var program =
        ChildJvm.ofSource(JSHELL)
            .options(options)
            .options("--add-modules=jdk.jshell", "-Djava.util.prefs.userRoot=" + folder)
            .arguments(arguments)
            .arguments(session.toString());
    assertPrints(program, printed);
  }
}
