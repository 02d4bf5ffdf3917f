package plait.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What this computer has for the peers: looked for once. */
public final class Tools implements AutoCloseable {
  /** The system property with the folder of the checkout. */
  static final String ROOT = "plait.checkout";

  private final Path root;
  private final Path binaries;
  private final String python = output("python3", "--version");
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  /** The tools of a checkout. */
  public Tools(Path root) throws IOException {
    this.root = root;
    binaries = Files.createTempDirectory("plait-bench");
  }

  Path root() {
    return root;
  }

  boolean hasPython() {
    return !python.isEmpty();
  }

  /** Python's name and version, or that there is none. */
  String python() {
    return python.isEmpty() ? "no Python" : python;
  }

  /** Whether a program is on the path. */
  boolean has(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The program made of a source in C; made already if nothing is missing of it. */
  Path binary(String source) {
    return binaries.resolve(source);
  }

  /** Makes a program in C unless that was done; what was in the way, or an empty text. */
  String missingOf(String source) {
    return failures.computeIfAbsent(source, this::compile);
  }

  private String compile(String source) {
    String file = root.resolve("bench/c").resolve(source + ".c").toString();
    for (String compiler : List.of("cc", "gcc", "clang")) {
      if (!output(compiler, "--version").isEmpty()) {
        output(compiler, "-O2", "-pthread", "-o", binary(source).toString(), file);
        return Files.exists(binary(source)) ? "" : source + ".c does not compile here";
      }
    }
    return "a C compiler is not installed";
  }

  /** The commit of the checkout, with a sign when something in it has changed; may be empty. */
  String commit() {
    String commit = output("git", "-C", root.toString(), "rev-parse", "--short", "HEAD");
    boolean isChanged =
        !output("git", "-C", root.toString(), "status", "--porcelain", "-uno").isEmpty();
    return commit + (isChanged ? " with changes" : "");
  }

  /** What a command prints; empty when it fails or is not there. */
  private static String output(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? output.strip() : "";
    } catch (IOException notThere) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a benchmark", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(binaries)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(binaries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
