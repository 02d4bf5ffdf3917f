package plait.sanitizer.deadlock;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DeadCodeOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;

/** Begins the search for dead-locks in a JVM. */
public final class DeadlockAgent implements ClassFileTransformer {
  private final ClassFile files =
      ClassFile.of(StackMapsOption.DROP_STACK_MAPS, DeadCodeOption.KEEP_DEAD_CODE);
  private final BiConsumer<String, Throwable> failures;

  private DeadlockAgent(BiConsumer<String, Throwable> failures) {
    this.failures = failures;
  }

  /**
   * From now on the program's classes tell of their locks as they are loaded, and a thread looks
   * after those who wait.
   *
   * @param failures is told of each class that could not be changed
   * @return what has to be done when the program ends, so that nothing stays untold
   */
  public static Runnable begin(
      Instrumentation instrumentation, BiConsumer<String, Throwable> failures) {
    Set<Module> us = Set.of(DeadlockAgent.class.getModule());
    instrumentation.redefineModule(
        Lock.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.vm", us),
        Map.of("java.util.concurrent.locks", us, "java.util.concurrent", us),
        Set.of(),
        Map.of());
    Classes.use(instrumentation);
    instrumentation.addTransformer(new DeadlockAgent(failures), false);
    SelfCheck.run();
    return Watch.start();
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes) {
    if (name == null
        || loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || isOurs(name)) {
      return null;
    }
    Strand me = Strands.current();
    boolean before = me.busy;
    me.busy = true;
    try {
      RewrittenClass type = new RewrittenClass(files.parse(bytes));
      return type.isConcerned() ? files.transformClass(type.model(), type) : null;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      failures.accept(name.replace('/', '.'), e);
      return null;
    } finally {
      me.busy = before;
    }
  }

  /** Plait's own locks are told of where they are called. */
  private static boolean isOurs(String name) {
    if (!name.startsWith("plait/")) {
      return false;
    }
    int next = name.indexOf('/', 6);
    String part = next < 0 ? "" : name.substring(6, next);
    return next < 0 || part.equals("internal") || part.equals("sanitizer") || part.equals("cli");
  }
}
