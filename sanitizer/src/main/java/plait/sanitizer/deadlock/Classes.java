package plait.sanitizer.deadlock;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/** The program's classes by name, to look a lock up in their static fields. */
final class Classes {
  private static Instrumentation instrumentation;

  private Classes() {}

  static void use(Instrumentation from) {
    instrumentation = from;
  }

  /**
   * The classes of the program with this name whose static fields can be read without waiting. Only
   * asked for names of classes whose code has run.
   */
  static List<Class<?>> find(String name) {
    List<Class<?>> found = new ArrayList<>();
    if (instrumentation != null && !name.startsWith("java.") && !name.startsWith("jdk.")) {
      for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
        if (loaded.getClassLoader() != null
            && loaded.getName().equals(name)
            && !Initialisers.isRunning(loaded)) {
          found.add(loaded);
        }
      }
    }
    return found;
  }
}
