package plait.internal.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Waits;
import plait.internal.wire.Trust;

/**
 * What kind of process a worker is to be. Immutable.
 *
 * @param heap the limit of its heap as the JVM writes it, or null for the JVM's default
 * @param options more options of its JVM, in the order given
 * @param environment variables that differ from this program's; an empty value takes one away
 * @param directory where it starts, or null for this program's working directory
 * @param javaHome the JDK that runs it, or null for this program's
 * @param output what becomes of what it prints
 * @param memory how many bytes the whole process may have, 0 for any number
 * @param startNanos how long it may take until it is ready for its first task
 * @param share of how many workers it is one, which share the machine; 0 if nobody knows
 * @param trust what it may return
 */
public record WorkerSpec(
    @Nullable String heap,
    List<String> options,
    Map<String, @Nullable String> environment,
    @Nullable Path directory,
    @Nullable Path javaHome,
    OutputPolicy output,
    long memory,
    long startNanos,
    int share,
    Trust trust) {
  private static final long START_NANOS = 60_000_000_000L;
  public static final WorkerSpec DEFAULT =
      new WorkerSpec(
          null,
          List.of(),
          Map.of(),
          null,
          null,
          OutputPolicy.INHERITED,
          0,
          START_NANOS,
          0,
          Trust.open());

  public WorkerSpec heap(String limit) {
    var draft = new Draft(this);
    draft.heap = HeapSize.check(limit);
    return draft.made();
  }

  public WorkerSpec jvm(List<String> more) {
    var all = new ArrayList<>(options);
    for (String option : more) {
      all.add(checkOption(option));
    }
    var draft = new Draft(this);
    draft.options = List.copyOf(all);
    return draft.made();
  }

  private static String checkOption(String option) {
    if (!option.startsWith("-") || option.indexOf('\n') >= 0 || option.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "'"
              + option
              + "' is no option of the JVM: give each as one text that begins with '-', such as"
              + " \"-Dname=value\" or \"--add-opens=java.base/java.lang=ALL-UNNAMED\".");
    }
    if (option.equals("-jar") || option.equals("-m") || option.equals("--module")) {
      throw new IllegalArgumentException(
          "A worker runs what it is sent: leave out '" + option + "'.");
    }
    return option;
  }

  public WorkerSpec environment(String name, @Nullable String value) {
    if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "'" + name + "' cannot be the name of an environment variable.");
    }
    var all = new LinkedHashMap<String, @Nullable String>(environment);
    all.put(name, value);
    var draft = new Draft(this);
    draft.environment = all;
    return draft.made();
  }

  public WorkerSpec directory(Path where) {
    var draft = new Draft(this);
    draft.directory = where;
    return draft.made();
  }

  public WorkerSpec javaHome(Path where) {
    var draft = new Draft(this);
    draft.javaHome = where;
    return draft.made();
  }

  public WorkerSpec output(OutputPolicy policy) {
    var draft = new Draft(this);
    draft.output = policy;
    return draft.made();
  }

  public WorkerSpec memory(long bytes) {
    var draft = new Draft(this);
    draft.memory = bytes;
    return draft.made();
  }

  public WorkerSpec startTimeout(Duration limit) {
    long nanos = Waits.nanos(limit);
    if (nanos == 0) {
      throw new IllegalArgumentException(
          "A process needs some time to start: give a limit of more than zero, or leave it out.");
    }
    var draft = new Draft(this);
    draft.startNanos = nanos;
    return draft.made();
  }

  public WorkerSpec trustOnly(List<Class<?>> types) {
    Trust narrow = Trust.only(types.stream().map(Class::getName).toList());
    var draft = new Draft(this);
    draft.trust = narrow;
    return draft.made();
  }

  /** One of so many. */
  WorkerSpec oneOf(int workers) {
    var draft = new Draft(this);
    draft.share = workers;
    return draft.made();
  }

  /** How messages name the limit of the start. */
  String startLimit() {
    return startNanos % 1_000_000_000 == 0
        ? startNanos / 1_000_000_000 + " s"
        : startNanos / 1_000_000 + " ms";
  }

  /** A copy that can be changed. */
  private static final class Draft {
    @Nullable String heap;
    List<String> options;
    Map<String, @Nullable String> environment;
    @Nullable Path directory;
    @Nullable Path javaHome;
    OutputPolicy output;
    long memory;
    long startNanos;
    int share;
    Trust trust;

    Draft(WorkerSpec from) {
      heap = from.heap;
      options = from.options;
      environment = from.environment;
      directory = from.directory;
      javaHome = from.javaHome;
      output = from.output;
      memory = from.memory;
      startNanos = from.startNanos;
      share = from.share;
      trust = from.trust;
    }

    WorkerSpec made() {
      return new WorkerSpec(
          heap,
          options,
          environment,
          directory,
          javaHome,
          output,
          memory,
          startNanos,
          share,
          trust);
    }
  }
}
