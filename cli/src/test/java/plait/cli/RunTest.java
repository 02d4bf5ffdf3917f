package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program gets from {@code plait run}, and gives back. */
class RunTest extends LauncherTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 255})
  void exitCodeIsTheProgramsOwn(int code) {
    shell.source("Exit.java", "void main(String[] a) { System.exit(Integer.parseInt(a[0])); }");
    String argument = String.valueOf(code);

    assertThat(shell.plait("run", "Exit.java", argument).exitCode()).isEqualTo(code);
    assertThat(shell.plait("run", "Exit.java", argument).exitCode()).isEqualTo(code);
  }

  @Test
  void compactSourceImportsModulePlait() {
    shell.source(
        "Hello.java",
        """
        import module plait;

        void main() {
          IO.println(Threads.class.getModule().getName());
        }
        """);

    Shell.Result result = shell.plait("run", "Hello.java");

    assertThat(result).isEqualTo(new Shell.Result(0, "plait\n", ""));
  }

  @Test
  void onlyAProgramThatNamesProcessesHasNativeAccess() {
    String tellsAccess =
        """
        void main() {
          IO.println(%s.class.getModule().isNativeAccessEnabled());
        }
        """;
    shell.source("Plain.java", "import plait.*;\n" + tellsAccess.formatted("Threads"));
    shell.source("Sharing.java", "import plait.*;\n" + tellsAccess.formatted("Processes"));

    for (int run = 0; run < 2; run++) { // compiled now, compiled before
      assertThat(shell.plait("run", "Plain.java")).isEqualTo(new Shell.Result(0, "false\n", ""));
      assertThat(shell.plait("run", "Sharing.java")).isEqualTo(new Shell.Result(0, "true\n", ""));
    }
  }

  @Test
  void ordinaryClassImportsPackagePlait() {
    shell.source(
        "Plain.java",
        """
        import plait.*;

        public class Plain {
          public static void main(String[] args) {
            System.out.println(Threads.class.getSimpleName());
          }
        }
        """);

    assertThat(shell.plait("run", "Plain.java")).isEqualTo(new Shell.Result(0, "Threads\n", ""));
  }

  @Test
  void classWithMainThatIsCalledLikeTheFileIsStarted() {
    shell.source(
        "Second.java",
        """
        class First {}

        class Second {
          static void main(String[] args) {
            IO.println("second");
          }
        }
        """);

    assertThat(shell.plait("run", "Second.java").out()).isEqualTo("second\n");
  }

  @Test
  void classInPackageFindsItsNeighbours() {
    shell.source(
        "src/a/b/Start.java",
        "package a.b; class Start { static void main() { IO.println(c.Other.NAME); } }"
            .replace("c.Other", "a.c.Other"));
    shell.source(
        "src/a/c/Other.java",
        "package a.c; public class Other { public static String NAME = \"c\"; }");

    assertThat(shell.plait("run", "src/a/b/Start.java").out()).isEqualTo("c\n");
  }

  @Test
  void modularProgramRunsInItsModule() {
    shell.source("module-info.java", "module own { requires plait; }");
    shell.source(
        "p/Start.java",
        """
        package p;

        public class Start {
          public static void main(String[] args) {
            System.out.println(Start.class.getModule().getName() + plait.Threads.class.getModule().getName());
          }
        }
        """);

    assertThat(shell.plait("run", "p/Start.java")).isEqualTo(new Shell.Result(0, "ownplait\n", ""));
    assertThat(shell.plait("run", "p/Start.java")).isEqualTo(new Shell.Result(0, "ownplait\n", ""));
  }

  @Test
  void argumentsArriveAsTheyAre() {
    shell.source(
        "Args.java",
        "void main(String[] args) { for (var a : args) IO.println(\"<\" + a + \">\"); }");
    String[] arguments = {
      "run",
      "Args.java",
      "a b",
      "",
      "it's",
      "\"q\"",
      "ünï→",
      "--help",
      "--cp",
      "@file",
      "*",
      "$HOME",
      "\\",
      "-v"
    };

    for (int i = 0; i < 2; i++) {
      assertThat(shell.plait(arguments).out().lines())
          .containsExactly(
              "<a b>",
              "<>",
              "<it's>",
              "<\"q\">",
              "<ünï→>",
              "<--help>",
              "<--cp>",
              "<@file>",
              "<*>",
              "<$HOME>",
              "<\\>",
              "<-v>");
    }
  }

  @Test
  void standardInputIsTheProgramsOwn() {
    shell.source(
        "Echo.java",
        "void main() { for (String l; (l = IO.readln()) != null; ) IO.println(\"> \" + l); }");

    // The first run compiles, and must leave the input alone.
    assertThat(shell.plaitWithInput("one\ntwo\n", "run", "Echo.java").out())
        .isEqualTo("> one\n> two\n");
    assertThat(shell.plaitWithInput("one\ntwo\n", "run", "Echo.java").out())
        .isEqualTo("> one\n> two\n");
  }

  @Test
  void uncaughtExceptionIsShownAsJavaShowsIt() {
    shell.source("Boom.java", "void main() { int[] data = null; IO.println(data.length); }");

    Shell.Result result = shell.plait("run", "Boom.java");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("Exception in thread \"main\" java.lang.NullPointerException")
        .contains("\"data\" is null", "at Boom.main(Boom.java:1)");
  }

  @Test
  void jvmOptionsReachTheJvm() {
    shell.source(
        "Options.java",
        "void main() { assert false : \"on\"; IO.println(System.getProperty(\"who\")); }");

    assertThat(shell.plait("run", "--jvm", "-Dwho=it's a name", "Options.java").out())
        .isEqualTo("it's a name\n");
    assertThat(shell.plait("run", "--jvm=-ea", "--jvm=-Dwho=x", "Options.java").err())
        .contains("AssertionError: on");
  }

  @Test
  void jvmOptionsThatTheCompilerMustKnowReachItToo() {
    shell.source(
        "Inner.java",
        "void main() { IO.println(sun.security.util.KnownOIDs.KP_TimeStamping != null); }");

    assertThat(
            shell.plait(
                "run", "--jvm=--add-exports=java.base/sun.security.util=ALL-UNNAMED", "Inner.java"))
        .isEqualTo(new Shell.Result(0, "true\n", ""));
    assertThat(shell.plait("run", "Inner.java").err())
        .contains("is not visible")
        .contains("1 error");
  }

  @Test
  void environmentIsTheUsersOwn() {
    shell.source(
        "Env.java",
        """
        void main() {
          for (var name : List.of("JAVA_HOME", "LC_ALL", "name", "version", "main")) {
            IO.print(System.getenv(name) + " ");
          }
        }
        """);
    String path = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");
    shell.with("JAVA_HOME", null).with("PATH", path);
    shell.with("name", "n").with("version", "v").with("main", "m");

    for (int i = 0; i < 3; i++) {
      assertThat(shell.plait("run", "Env.java").out()).isEqualTo("null C.UTF-8 n v m ");
    }
  }

  @Test
  void launcherWorksThroughSymbolicLinksAndFromAnyFolder() throws IOException {
    shell.source(
        "deep/Here.java",
        "void main() { IO.println(Path.of(\"\").toAbsolutePath().getFileName()); }");
    Path first = temporary.resolve("first link");
    Files.createSymbolicLink(first, installed.launcher());
    Path second = Files.createSymbolicLink(temporary.resolve("second"), Path.of("first link"));

    assertThat(new Shell(second, shell.folder(), cache()).plait("run", "deep/Here.java").out())
        .isEqualTo("my programs\n");
    assertThat(
            new Shell(second, shell.folder().resolve("deep"), cache())
                .plait("run", "Here.java")
                .out())
        .isEqualTo("deep\n");
  }

  @Test
  void unusualNamesOfFilesAndFoldersWork() {
    shell.source("a'b $c/Grüße.java", "void main() { IO.println(\"hi\"); }");
    String file = "a'b $c/Grüße.java";

    assertThat(shell.plait("run", file)).isEqualTo(new Shell.Result(0, "hi\n", ""));
    assertThat(shell.plait("run", "--verbose", file).err()).contains("compiled before");
  }

  @Test
  void classPathHasJarsFoldersAndWildcards() throws IOException {
    Path classes = CompiledLibrary.in(shell.folder().resolve("classes"), "lib.Lib", "one");
    Files.createDirectories(shell.folder().resolve("jars"));
    Installed.jar(classes, shell.folder().resolve("jars/lib.jar"));
    shell.source("Uses.java", "void main() { IO.println(new lib.Lib().text()); }");

    assertThat(shell.plait("run", "--cp", "classes", "Uses.java").out()).isEqualTo("one\n");
    assertThat(shell.plait("run", "--cp=jars/lib.jar", "Uses.java").out()).isEqualTo("one\n");
    assertThat(shell.plait("run", "-cp", "missing:jars/*", "Uses.java").out()).isEqualTo("one\n");
  }
}
