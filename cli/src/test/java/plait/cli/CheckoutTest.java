package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The launcher in a checkout builds what is stale: seen with a build command that only copies jars.
 */
class CheckoutTest extends LauncherTest {
  private Path checkout;
  private Shell inCheckout;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = temporary.toRealPath().resolve("my checkout");
    for (String folder :
        List.of(
            "config",
            "core/src/main/java",
            "cli/src/main/java",
            "bench/src/main/java",
            "sanitizer/src/main/java")) {
      Files.createDirectories(checkout.resolve(folder));
    }
    for (String file :
        List.of(
            "pom.xml",
            "core/pom.xml",
            "cli/pom.xml",
            "bench/pom.xml",
            "sanitizer/pom.xml",
            "core/src/main/java/A.java")) {
      Path made = Files.writeString(checkout.resolve(file), "x");
      Files.setLastModifiedTime(made, FileTime.from(Instant.now().minusSeconds(60)));
    }
    Path root = Installed.root();
    Files.copy(
        root.resolve("plait"), checkout.resolve("plait"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(root.resolve("config/find-jdk.sh"), checkout.resolve("config/find-jdk.sh"));
    buildCommand("cp '" + installed.plaitJar().getParent() + "'/*.jar cli/target/lib/");
    inCheckout = new Shell(checkout.resolve("plait"), shell.folder(), cache());
    shell.source("Main.java", "void main() { IO.println(1); }");
  }

  @Test
  void buildsOnceAndAgainWhenASourceChanges() throws IOException {
    Shell.Result first = inCheckout.plait("run", "Main.java");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).isEqualTo("1\n");
    assertThat(first.err()).startsWith("plait: building itself").hasLineCount(1);
    assertThat(inCheckout.plait("run", "Main.java")).isEqualTo(new Shell.Result(0, "1\n", ""));
    assertThat(builds()).isEqualTo(1);

    Path source = checkout.resolve("core/src/main/java/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    inCheckout.plait("run", "Main.java");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void deletedSourceCountsAsAChange() throws IOException {
    inCheckout.plait("--version");
    Path source = checkout.resolve("core/src/main/java/A.java");
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(1)));

    inCheckout.plait("--version");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void outputOfAFailedBuildIsShownAndItIsTriedAgain() throws IOException {
    buildCommand("echo 'on stdout'; echo 'on stderr' >&2; exit 3");

    Shell.Result result = inCheckout.plait("--version");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("on stdout", "on stderr", "plait: the build failed");
    inCheckout.plait("--version");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void callsAtTheSameTimeBuildOnce() throws Exception {
    List<Process> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(inCheckout.start("--version"));
    }

    for (Process call : calls) {
      assertThat(call.waitFor(100, TimeUnit.SECONDS)).isTrue();
      assertThat(call.exitValue()).isZero();
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(checkout.resolve(".plait/lock")).doesNotExist();
  }

  @Test
  void lockOfADeadBuildIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(checkout.resolve(".plait"));
    Files.createSymbolicLink(checkout.resolve(".plait/lock"), Path.of(String.valueOf(dead.pid())));

    assertThat(inCheckout.plait("--version").exitCode()).isZero();
  }

  @Test
  void benchmarksAreBuiltWhenTheyAreAskedFor() throws IOException {
    inCheckout.plait("bench", "--help");
    assertThat(builds()).isEqualTo(1);
    Path classes = temporary.resolve("bench classes");
    compile(
        classes,
        """
        package plait.bench;

        class Bench {
          public static void main(String[] arguments) {
            System.out.println(String.join(" ", arguments));
            System.exit(7);
          }
        }
        """);
    Path jar = checkout.resolve("bench.jar");
    Installed.jar(classes, jar);
    buildCommand("mkdir -p bench/target/lib; cp bench.jar bench/target/lib/");

    Shell.Result result = inCheckout.plait("bench", "a row", "--quick", "--rounds=3", "b");

    assertThat(result.out()).isEqualTo("--quick --rounds 3 a row b\n");
    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.err()).startsWith("plait: building the benchmarks").hasLineCount(1);
    assertThat(inCheckout.plait("bench", "--list").out()).isEqualTo("--list\n");
    assertThat(builds()).isEqualTo(2);
  }

  private void compile(Path classes, String source) throws IOException {
    Path file = Files.writeString(temporary.resolve("Bench.java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), file.toString());
    assertThat(status).isZero();
  }

  @Test
  void doctorLooksForMavenInACheckout() {
    assertThat(inCheckout.plait("doctor").out())
        .contains("Maven", "built from the checkout " + checkout);
  }

  private void buildCommand(String act) throws IOException {
    Path command = checkout.resolve("mvnw");
    Files.writeString(
        command, "#!/bin/sh\nset -e\necho built >>builds\nmkdir -p cli/target/lib\n" + act + "\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();
  }

  private long builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds")).size();
  }
}
