package plait.sanitizer.agent;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plait.sanitizer.deadlock.DeadlockAgent;
import plait.sanitizer.report.Reporter;
import plait.sanitizer.report.Tally;
import plait.sanitizer.runtime.Hooks;
import plait.sanitizer.runtime.LockSets;

/** Where the JVM begins with {@code -javaagent:plait-sanitizer.jar}. */
public final class Agent {
  private Agent() {}

  /** Called by the JVM before the program's main method. */
  public static void premain(String text, Instrumentation instrumentation) {
    Options options;
    try {
      options = Options.parse(text);
    } catch (IllegalArgumentException e) {
      throw fail("plait-sanitizer: " + e.getMessage(), null);
    }
    Tally tally = new Tally();
    try {
      open(instrumentation);
      Reporter reporter = new Reporter(options, tally);
      reporter.attach();
      begin(options, instrumentation, tally);
      if (options.deadlocks()) {
        reporter.attach(DeadlockAgent.begin(instrumentation, tally::failed));
      }
      if (options.race()) {
        SelfCheck.run();
        tally.restart();
        if (options.explain()) {
          LockSets.note();
        }
      }
      if (tally.unknownJdk() != null) {
        throw new IllegalStateException(tally.unknownJdk());
      }
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw fail("plait-sanitizer: cannot watch this JVM, so nothing it says would count: " + e, e);
    }
  }

  private static AssertionError fail(String message, Throwable cause) {
    System.err.println(message);
    if (cause != null) {
      cause.printStackTrace();
    }
    Runtime.getRuntime().halt(Tally.CANNOT_WATCH);
    return new AssertionError(message);
  }

  /** The runtime looks up where fields are in their objects, which the JDK keeps to itself. */
  private static void open(Instrumentation instrumentation) {
    Module own = Hooks.class.getModule();
    if (Hooks.class.getClassLoader() != null) {
      throw new IllegalStateException(
          "its jar is not on the boot class path. It must keep the name plait-sanitizer.jar.");
    }
    Set<Module> us = Set.of(own);
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.misc", us),
        Map.of(
            "java.lang",
            us,
            "java.lang.invoke",
            us,
            "java.util",
            us,
            "java.util.concurrent.locks",
            us),
        Set.of(),
        Map.of());
  }

  private static void begin(Options options, Instrumentation instrumentation, Tally tally) {
    ClassIndex index = new ClassIndex(options);
    Instrumenter instrumenter = new Instrumenter(options, index, tally);
    List<Class<?>> jdk = new ArrayList<>();
    Preload.run();
    if (options.race()) {
      instrumenter.warmUp();
    }
    Hooks.start(options.race());
    instrumentation.addTransformer(instrumenter, true);
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      String name = loaded.getName().replace('.', '/');
      if (!ClassIndex.isJdk(loaded.getClassLoader())) {
        index.early(name);
      } else if (JdkClasses.isChanged(name, options) && instrumentation.isModifiableClass(loaded)) {
        jdk.add(loaded);
      }
    }
    try {
      instrumentation.retransformClasses(jdk.toArray(Class<?>[]::new));
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException(e);
    }
  }
}
