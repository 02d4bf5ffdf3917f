package plait.sanitizer.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** The facts of classes, read from their files: no class is loaded for it. */
final class ClassIndex {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final Map<ClassLoader, Map<String, ClassFacts>> byLoader = new WeakHashMap<>();
  private final Map<String, ClassFacts> ofJdk = new HashMap<>();
  private final Set<String> jdkPackages = new HashSet<>();
  private final Set<String> early = new HashSet<>();
  private final Options options;

  ClassIndex(Options options) {
    this.options = options;
    for (Module module : ModuleLayer.boot().modules()) {
      if (isJdk(module.getClassLoader())) {
        for (String name : module.getPackages()) {
          jdkPackages.add(name.replace('.', '/'));
        }
      }
    }
  }

  static boolean isJdk(ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  /** Names a class that was loaded before the agent, so that it has no shadows. */
  void early(String name) {
    early.add(name);
  }

  /**
   * Whether the class with this name, of a loader that is not the JDK's, gets shadows if its file
   * allows it.
   */
  boolean isProgram(String name) {
    return !isOfJdk(name)
        && !name.startsWith("plait/sanitizer/")
        && !name.startsWith("org/jacoco/agent/rt/")
        && !early.contains(name);
  }

  boolean isChecked(String name) {
    return options.race() && isProgram(name) && options.checks(name.replace('/', '.'));
  }

  /** Whether there is to be advice on steps that are safe one by one only. */
  boolean explains() {
    return options.explain();
  }

  private boolean isOfJdk(String name) {
    int slash = name.lastIndexOf('/');
    return slash >= 0 && jdkPackages.contains(name.substring(0, slash));
  }

  synchronized void add(ClassLoader loader, ClassFacts facts) {
    of(loader).put(facts.name(), facts);
  }

  private Map<String, ClassFacts> of(ClassLoader loader) {
    return isJdk(loader) ? ofJdk : byLoader.computeIfAbsent(loader, l -> new HashMap<>());
  }

  /** The facts of a class as code of a loader sees it; null when its file is not found. */
  ClassFacts find(ClassLoader loader, String name) {
    ClassLoader from = isOfJdk(name) ? null : loader;
    synchronized (this) {
      Map<String, ClassFacts> known = of(from);
      if (known.containsKey(name)) {
        return known.get(name);
      }
    }
    ClassFacts read = read(from, name);
    synchronized (this) {
      of(from).putIfAbsent(name, read);
      return of(from).get(name);
    }
  }

  private static ClassFacts read(ClassLoader loader, String name) {
    String file = name + ".class";
    try (InputStream in =
        loader == null
            ? Object.class.getResourceAsStream("/" + file)
            : loader.getResourceAsStream(file)) {
      return in == null ? null : ClassFacts.of(ClassFile.of().parse(in.readAllBytes()));
    } catch (IOException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** The field that code of a loader means; null when that cannot be known. */
  FieldUse resolve(ClassLoader loader, String owner, String name, String type) {
    String key = ClassFacts.key(name, type);
    for (String at = owner; at != null; ) {
      ClassFacts facts = find(loader, at);
      if (facts == null) {
        return null;
      }
      FieldUse found = resolveHere(loader, facts, key);
      if (found != null) {
        return found;
      }
      at = facts.superName();
    }
    return null;
  }

  private FieldUse resolveHere(ClassLoader loader, ClassFacts facts, String key) {
    Integer flags = facts.fields().get(key);
    if (flags != null) {
      boolean shadowed = isChecked(facts.name()) && facts.hasShadows();
      boolean met = options.race() && isProgram(facts.name()) && facts.tellsInitialiser();
      return new FieldUse(
          facts.name(), flags, facts.isInterface(), facts.isPublic(), shadowed, met);
    }
    for (String i : facts.interfaces()) {
      ClassFacts above = find(loader, i);
      FieldUse found = above == null ? null : resolveHere(loader, above, key);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
