package plait.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Calls a launcher as a user's shell does, with a cache of its own. */
final class Shell {
  private static final long SECONDS = 100;

  /** A build in the background may run with Ctrl-C switched off, which processes inherit. */
  private static final List<String> DEFAULT_SIGNALS =
      List.of("env", "--default-signal=INT,HUP,TERM");

  private static final boolean HAS_DEFAULT_SIGNALS = hasDefaultSignals();

  private final Path launcher;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /** What a call left behind. */
  record Result(int exitCode, String out, String err) {}

  Shell(Path launcher, Path folder, Path cache) {
    this.launcher = launcher;
    this.folder = folder;
    environment.put("PLAIT_CACHE", cache.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LC_ALL", "C.UTF-8");
  }

  /** Sets a variable of the environment; null removes it. */
  Shell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path folder() {
    return folder;
  }

  Result plait(String... arguments) {
    return plaitWithInput("", arguments);
  }

  Result plaitWithInput(String input, String... arguments) {
    try {
      Path in = Files.createTempFile("plait-test", ".in");
      Path out = Files.createTempFile("plait-test", ".out");
      Path err = Files.createTempFile("plait-test", ".err");
      Files.writeString(in, input);
      Process process =
          builder(arguments)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("no end after " + SECONDS + " s: " + Files.readString(err));
      }
      Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts a call whose output the test reads while it runs. */
  Process start(String... arguments) throws IOException {
    ProcessBuilder builder = builder(arguments);
    if (HAS_DEFAULT_SIGNALS) {
      builder.command().addAll(0, DEFAULT_SIGNALS);
    }
    return builder.start();
  }

  private static boolean hasDefaultSignals() {
    try {
      List<String> command = new ArrayList<>(DEFAULT_SIGNALS);
      command.add("true");
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes a source of a program into the folder. */
  Path source(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    environment.forEach((name, value) -> {
      if (value == null) {
        builder.environment().remove(name);
      } else {
        builder.environment().put(name, value);
      }
    });
    return builder;
  }
}
