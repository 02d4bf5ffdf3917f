package plait.cli.warm;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import plait.cli.program.Folders;
import plait.cli.program.JavaSetup;
import plait.cli.program.UserError;

/**
 * Keeps what a JVM has loaded and linked, so that the next one finds it: the JDK's ahead-of-time
 * cache, one for programs that have worker processes and one for the others, because a JVM takes
 * only a cache that was made with its own options. The launcher knows the names of the files, and
 * uses none that is older than Plait or the JDK. Source: JEP 483 and JEP 514.
 */
public final class Warming {
  private static final String PROGRAM = "Warmup";
  private static final long LIMIT_SECONDS = 120;

  private final JavaSetup java;
  private final Path folder;

  /**
   * What is kept in a folder.
   *
   * @param java whose programs start sooner
   * @param folder where the launcher looks
   */
  public Warming(JavaSetup java, Path folder) {
    this.java = java;
    this.folder = folder;
  }

  /** Makes the files anew; their size in bytes. */
  public long make() {
    try {
      Files.createDirectories(folder);
      Path work = Files.createTempDirectory(folder, "making");
      try {
        Path jar = program(work);
        return keep(work, jar, "plain", List.of(), List.of())
            + keep(
                work,
                jar,
                "processes",
                List.of("--enable-native-access=plait"),
                List.of("processes"));
      } finally {
        Folders.delete(work);
      }
    } catch (IOException e) {
      throw new UserError(UserError.CANNOT_RUN, "cannot write to " + folder + ": " + e);
    }
  }

  /** Deletes the files; whether there were any. */
  public boolean remove() {
    boolean was = Files.exists(folder);
    try {
      if (was) {
        Folders.delete(folder);
      }
      return was;
    } catch (IOException e) {
      throw new UserError(UserError.CANNOT_RUN, "cannot delete " + folder + ": " + e);
    }
  }

  // ---- the program that is run for it

  /** The JVM keeps nothing for a class path with folders, so the program comes as a jar. */
  private Path program(Path work) throws IOException {
    Path source = work.resolve(PROGRAM + ".java");
    try (InputStream in = Warming.class.getResourceAsStream(PROGRAM + ".java")) {
      Files.copy(Objects.requireNonNull(in), source);
    }
    compile(work, source);
    Path jar = work.resolve("warmup.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(PROGRAM + ".class"));
      Files.copy(work.resolve(PROGRAM + ".class"), out);
    }
    return jar;
  }

  private void compile(Path work, Path source) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var errors = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-d", work.toString(), "-p", java.plaitJar().toString(), "--add-modules", "plait");
      if (!compiler
          .getTask(errors, files, null, options, null, files.getJavaFileObjects(source))
          .call()) {
        throw new IllegalStateException("the program does not compile: " + errors);
      }
    }
  }

  /** Runs the program in a JVM that keeps what it loads; moves that to where it is used. */
  private long keep(Path work, Path jar, String name, List<String> options, List<String> words)
      throws IOException {
    Path made = work.resolve(name + ".aot");
    var command = new ArrayList<String>();
    command.add(java.home().resolve("bin").resolve("java").toString());
    command.add("-XX:AOTCacheOutput=" + made);
    command.addAll(options);
    command.addAll(List.of("-p", java.plaitJar().toString(), "--add-modules", "plait"));
    command.addAll(List.of("-cp", jar.toString(), PROGRAM));
    command.addAll(words);
    run(command, work.resolve(name + ".log"));
    if (!Files.exists(made)) {
      throw new UserError(UserError.CANNOT_RUN, "this JDK made no cache of what it had loaded.");
    }
    long size = Files.size(made);
    Files.move(
        made,
        folder.resolve(name + ".aot"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return size;
  }

  private static void run(List<String> command, Path log) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("JDK_JAVA_OPTIONS");
    environment.remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new UserError(
            UserError.CANNOT_RUN, "the JVM did not end within " + LIMIT_SECONDS + " s.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError(UserError.CANNOT_RUN, "interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new UserError(UserError.CANNOT_RUN, "the JVM failed: " + Files.readString(log));
    }
  }
}
