package plait.sanitizer.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DeadCodeOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassModel;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import plait.sanitizer.report.Tally;
import plait.sanitizer.runtime.Quiet;

/** Changes classes when they are loaded. */
final class Instrumenter implements ClassFileTransformer {
  private static final int LONGEST_CHECKED = 14_000;
  private static final int LONGEST_CHANGED = 40_000;

  private final ClassFile files =
      ClassFile.of(StackMapsOption.DROP_STACK_MAPS, DeadCodeOption.KEEP_DEAD_CODE);
  private final Map<ClassLoader, Map<String, Integer>> fieldNumbers = new WeakHashMap<>();
  private final Map<String, Integer> jdkFieldNumbers = new HashMap<>();
  private final Options options;
  private final ClassIndex index;
  private final Tally tally;

  Instrumenter(Options options, ClassIndex index, Tally tally) {
    this.options = options;
    this.index = index;
    this.tally = tally;
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String name,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || name.startsWith("plait/sanitizer/")) {
      return null;
    }
    Quiet.begin();
    try {
      return isChanged(loader, name) ? rewrite(loader, name, bytes) : null;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      if (options.verbose()) {
        e.printStackTrace();
      }
      if (ClassIndex.isJdk(loader)) {
        tally.unknownJdk(name.replace('/', '.') + ": " + e);
      } else {
        tally.failed(name.replace('/', '.'), e);
      }
      return null;
    } finally {
      Quiet.end();
    }
  }

  /**
   * Changes a class of the JDK for nothing, so that all that changing needs is loaded before
   * classes depend on it.
   */
  void warmUp() {
    String name = "java/util/concurrent/FutureTask";
    try (InputStream in = Object.class.getResourceAsStream("/" + name + ".class")) {
      if (!isChanged(null, name) || rewrite(null, name, in.readAllBytes()) == null) {
        throw new IllegalStateException(name + " is not changed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isChanged(ClassLoader loader, String name) {
    if (ClassIndex.isJdk(loader)) {
      return JdkClasses.isChanged(name, options);
    }
    return options.race() && index.isProgram(name);
  }

  private byte[] rewrite(ClassLoader loader, String name, byte[] bytes) {
    ClassModel model = files.parse(bytes);
    ClassFacts facts = ClassFacts.of(model);
    index.add(loader, facts);
    if (!facts.fits()) {
      tally.leftOut(name.replace('/', '.'), model.methods().size());
      return null;
    }
    Plan plan = plan(loader, name);
    RuntimeException first = null;
    int checked = LONGEST_CHECKED;
    int changed = LONGEST_CHANGED;
    while (true) {
      ClassRewriter rewriter =
          new ClassRewriter(index, numbers(loader), loader, model, facts, plan, checked, changed);
      try {
        byte[] result = files.transformClass(model, rewriter);
        count(loader, name, rewriter);
        return result;
      } catch (IllegalArgumentException e) {
        // Some method became too long: fewer of the long ones are changed.
        if (changed == 0) {
          throw first == null ? e : first;
        }
        first = first == null ? e : first;
        checked /= 4;
        changed = checked < 2000 ? 0 : changed / 2;
      }
    }
  }

  private Plan plan(ClassLoader loader, String name) {
    boolean orders = options.race();
    if (ClassIndex.isJdk(loader)) {
      return JdkClasses.isFollowed(name) ? new Plan(false, orders) : Plan.NOTHING;
    }
    return new Plan(index.isChecked(name), orders);
  }

  private Map<String, Integer> numbers(ClassLoader loader) {
    if (ClassIndex.isJdk(loader)) {
      return jdkFieldNumbers;
    }
    synchronized (fieldNumbers) {
      return fieldNumbers.computeIfAbsent(loader, l -> new HashMap<>());
    }
  }

  private void count(ClassLoader loader, String name, ClassRewriter rewriter) {
    if (!ClassIndex.isJdk(loader)) {
      tally.changed(rewriter.checks(), rewriter.unresolved());
      if (rewriter.leftOut() > 0) {
        tally.leftOut(name.replace('/', '.'), rewriter.leftOut());
      }
    }
  }
}
