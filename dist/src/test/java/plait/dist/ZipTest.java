package plait.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip as a user has it: unpacked into some folder, used from another. */
class ZipTest {
  private static final Path ZIP = Path.of(System.getProperty("plait.zip"));

  @TempDir Path temporary;
  private Path home;
  private Path elsewhere;

  @BeforeEach
  void unpack() throws Exception {
    Path target = Files.createDirectories(temporary.resolve("my tools"));
    assertThat(
            call(
                    target,
                    "",
                    System.getProperty("java.home") + "/bin/jar",
                    "--extract",
                    "--file",
                    ZIP.toString())
                .exitCode())
        .isZero();
    try (var found = Files.list(target)) {
      home = found.findFirst().orElseThrow();
    }
    // The jar tool does not set what unzip does.
    assertThat(home.resolve("bin/plait").toFile().setExecutable(true)).isTrue();
    elsewhere = Files.createDirectories(temporary.resolve("my work"));
  }

  @Test
  void programRunsFromAnotherFolder() throws Exception {
    Files.writeString(
        elsewhere.resolve("Main.java"),
        """
        import module plait;

        void main(String[] args) {
          IO.println(Threads.class.getModule().getName() + " " + List.of(args) + " " + IO.readln());
          System.exit(7);
        }
        """);

    for (int i = 0; i < 2; i++) {
      assertThat(plait("input\n", "run", "Main.java", "a b", "--help"))
          .isEqualTo(new Result(7, "plait [a b, --help] input\n"));
    }
  }

  @Test
  void doctorFindsNothingMissing() throws Exception {
    Result result = plait("", "doctor");

    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains("installed: " + home.toRealPath().resolve("lib/plait.jar"));
  }

  @Test
  void contentIsComplete() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (var files = Files.walk(home)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> names.add(home.relativize(file).toString()));
    }

    assertThat(names)
        .containsExactly(
            "LICENSE",
            "NOTICE",
            "README.md",
            "bin/plait",
            "lib/find-jdk.sh",
            "lib/picocli.jar",
            "lib/plait-cli.jar",
            "lib/plait-sanitizer-junit.jar",
            "lib/plait-sanitizer.jar",
            "lib/plait.jar");
  }

  @Test
  void launcherIsExecutableAndTimesAreFixed() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", true))) {
      Path script = zip.getPath(home.getFileName().toString(), "bin", "plait");
      assertThat(Files.getPosixFilePermissions(script).toString()).contains("OWNER_EXECUTE");
      List<Object> times = new ArrayList<>();
      try (var files = Files.walk(zip.getPath("/"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          times.add(Files.getLastModifiedTime(file));
        }
      }
      assertThat(new TreeSet<>(times)).hasSize(1);
    }
  }

  private record Result(int exitCode, String output) {}

  private Result plait(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/plait").toString()));
    command.addAll(List.of(arguments));
    return call(elsewhere, input, command.toArray(String[]::new));
  }

  private Result call(Path folder, String input, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PLAIT_CACHE", temporary.resolve("cache").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }
}
