package plait.sanitizer.deadlock;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The virtual threads that live, as the JDK lists them for its own dumps. */
final class VirtualThreads {
  private VirtualThreads() {}

  /** All of them; null if this JVM does not keep a list. */
  static List<Thread> all() {
    try {
      Class<?> containers = Class.forName("jdk.internal.vm.ThreadContainers");
      if (!(boolean) containers.getMethod("trackAllThreads").invoke(null)) {
        return null;
      }
      Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
      List<Thread> all = new ArrayList<>();
      add(
          containers.getMethod("root").invoke(null),
          container.getMethod("children"),
          container.getMethod("threads"),
          all);
      return all;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static void add(Object container, Method children, Method threads, List<Thread> to)
      throws ReflectiveOperationException {
    for (Object thread : ((Stream<?>) threads.invoke(container)).toList()) {
      if (thread instanceof Thread one && one.isVirtual()) {
        to.add(one);
      }
    }
    for (Object child : ((Stream<?>) children.invoke(container)).toList()) {
      add(child, children, threads, to);
    }
  }
}
