package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An unchanged program is not compiled again, and a changed one always is. */
class StaleClassesTest extends LauncherTest {

  @Test
  void unchangedProgramIsNotCompiledAgain() throws IOException {
    Path file = shell.source("Same.java", "void main() { IO.println(1); }");

    assertThat(run("Same.java")).isEqualTo("now 1");
    assertThat(run("Same.java")).isEqualTo("before 1");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run("Same.java")).isEqualTo("before 1");
  }

  @Test
  void changedProgramIsCompiledAgainWhateverItsTime() throws IOException {
    Path file = shell.source("Changed.java", "void main() { IO.println(1); }");
    FileTime time = Files.getLastModifiedTime(file);

    assertThat(run("Changed.java")).isEqualTo("now 1");
    shell.source("Changed.java", "void main() { IO.println(2); }");
    Files.setLastModifiedTime(file, time);
    assertThat(run("Changed.java")).isEqualTo("now 2");
    assertThat(run("Changed.java")).isEqualTo("before 2");
  }

  @Test
  void changeOfASecondFileCounts() throws IOException {
    shell.source("Main.java", "void main() { IO.println(Second.NUMBER); }");
    Path second = shell.source("Second.java", "class Second { static final int NUMBER = 1; }");

    assertThat(run("Main.java")).isEqualTo("now 1");
    assertThat(run("Main.java")).isEqualTo("before 1");
    shell.source("Second.java", "class Second { static final int NUMBER = 2; }");
    assertThat(run("Main.java")).isEqualTo("now 2");
    Files.delete(second);
    assertThat(shell.plait("run", "Main.java").err()).contains("cannot find symbol");
  }

  @Test
  void newFileThatHidesAnImportedNameCounts() {
    shell.source("Main.java", "void main() { IO.println(List.of().size()); }");

    assertThat(run("Main.java")).isEqualTo("now 0");
    assertThat(run("Main.java")).isEqualTo("before 0");
    shell.source("List.java", "class List { static String of() { return \"four\"; } }");
    shell.source("Main.java.orig", "not a source");
    assertThat(shell.plait("run", "Main.java").exitCode()).isEqualTo(1);
  }

  @Test
  void newFileThatChangesNothingCompilesOnceMore() {
    shell.source("Main.java", "void main() { IO.println(1); }");

    assertThat(run("Main.java")).isEqualTo("now 1");
    shell.source("Unrelated.java", "void main() {}");
    assertThat(run("Main.java")).isEqualTo("now 1");
    assertThat(run("Main.java")).isEqualTo("before 1");
  }

  @Test
  void newModuleDeclarationCounts() {
    shell.source(
        "p/Main.java",
        "package p; public class Main { public static void main(String[] a) {"
            + " System.out.println(Main.class.getModule().getName()); } }");

    assertThat(run("p/Main.java")).isEqualTo("now null");
    shell.source("module-info.java", "module named {}");
    assertThat(run("p/Main.java")).isEqualTo("now named");
  }

  @Test
  void changedJarOnTheClassPathCounts() throws IOException {
    Path jar = shell.folder().resolve("lib.jar");
    Installed.jar(CompiledLibrary.in(temporary.resolve("1"), "lib.Lib", "a"), jar);
    shell.source("Main.java", "void main() { IO.println(lib.Lib.TEXT); }");

    assertThat(run("--cp", "lib.jar", "Main.java")).isEqualTo("now a");
    assertThat(run("--cp", "lib.jar", "Main.java")).isEqualTo("before a");
    Installed.jar(CompiledLibrary.in(temporary.resolve("2"), "lib.Lib", "b"), jar);
    assertThat(run("--cp", "lib.jar", "Main.java")).isEqualTo("now b");
  }

  @Test
  void changedAndNewClassesInAFolderCount() throws IOException {
    Path classes = CompiledLibrary.in(shell.folder().resolve("classes"), "lib.Lib", "a");
    shell.source("Main.java", "import lib.*; void main() { IO.println(Lib.TEXT); }");

    assertThat(run("--cp", "classes", "Main.java")).isEqualTo("now a");
    CompiledLibrary.in(classes, "lib.Lib", "b");
    assertThat(run("--cp", "classes", "Main.java")).isEqualTo("now b");
    CompiledLibrary.in(classes, "lib.Another", "c");
    assertThat(run("--cp", "classes", "Main.java")).isEqualTo("now b");
  }

  @Test
  void classPathsAreToldApart() throws IOException {
    CompiledLibrary.in(shell.folder().resolve("one"), "lib.Lib", "a");
    CompiledLibrary.in(shell.folder().resolve("two"), "lib.Lib", "b");
    shell.source("Main.java", "void main() { IO.println(lib.Lib.TEXT); }");

    assertThat(run("--cp", "one", "Main.java")).isEqualTo("now a");
    assertThat(run("--cp", "two", "Main.java")).isEqualTo("now b");
  }

  @Test
  void jarThatAppearsOnTheClassPathCounts() throws IOException {
    shell.source("Main.java", "void main() { IO.println(1); }");

    assertThat(run("--cp", "later.jar", "Main.java")).isEqualTo("now 1");
    assertThat(run("--cp", "later.jar", "Main.java")).isEqualTo("before 1");
    Installed.jar(
        CompiledLibrary.in(temporary.resolve("1"), "lib.Lib", "a"),
        shell.folder().resolve("later.jar"));
    assertThat(run("--cp", "later.jar", "Main.java")).isEqualTo("now 1");
  }

  @Test
  void otherPlaitCounts() throws IOException {
    Installed own = Installed.in(temporary.resolve("own"));
    Shell ownShell = new Shell(own.launcher(), shell.folder(), cache());
    shell.source("Main.java", "void main() { IO.println(1); }");

    assertThat(run(ownShell, "Main.java")).isEqualTo("now 1");
    assertThat(run(ownShell, "Main.java")).isEqualTo("before 1");
    addToJar(own.plaitJar());
    assertThat(run(ownShell, "Main.java")).isEqualTo("now 1");
    assertThat(run(shell, "Main.java")).isEqualTo("now 1");
  }

  @Test
  void otherJdkCounts() throws IOException {
    Path real = Path.of(System.getProperty("java.home"));
    Path jdk = Files.createDirectories(temporary.resolve("jdk"));
    try (var parts = Files.list(real)) {
      for (Path part : parts.filter(part -> !part.endsWith("release")).toList()) {
        Files.createSymbolicLink(jdk.resolve(part.getFileName()), part);
      }
    }
    Files.copy(real.resolve("release"), jdk.resolve("release"));
    shell.with("JAVA_HOME", jdk.toString());
    shell.source("Main.java", "void main() { IO.println(1); }");

    assertThat(run("Main.java")).isEqualTo("now 1");
    assertThat(run("Main.java")).isEqualTo("before 1");
    Files.writeString(
        jdk.resolve("release"), Files.readString(jdk.resolve("release")) + "BUILD=2\n");
    assertThat(run("Main.java")).isEqualTo("now 1");
    shell.with("JAVA_HOME", real.toString());
    assertThat(run("Main.java")).isEqualTo("now 1");
  }

  @Test
  void compilerOptionsCount() {
    shell.source("Main.java", "void main() { IO.println(1); }");

    assertThat(run("Main.java")).isEqualTo("now 1");
    assertThat(run("--jvm=--enable-preview", "Main.java")).isEqualTo("now 1");
    assertThat(run("--jvm=-Xmx64m", "Main.java")).isEqualTo("before 1");
  }

  private static void addToJar(Path jar) throws IOException {
    try (var content = FileSystems.newFileSystem(jar)) {
      Files.writeString(content.getPath("/extra.txt"), "x");
    }
  }

  private String run(String... arguments) {
    return run(shell, arguments);
  }

  /** Whether it was compiled now or before, and what the program printed. */
  static String run(Shell shell, String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "run";
    all[1] = "--verbose";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    Shell.Result result = shell.plait(all);
    assertThat(result.err()).startsWith("plait: compiled ");
    return (result.err().contains("compiled now") ? "now " : "before ") + result.out().strip();
  }
}
