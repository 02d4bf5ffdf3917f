package plait.internal.process;

import java.util.List;

/**
 * Loads what the first worker will need, while the program goes on with making its pool and its
 * tasks: in a new program that takes longer than the start of a process. Whatever fails here fails
 * again when it is needed, and is told then.
 */
final class Preparation {
  private static final List<Class<?>> NEEDED =
      List.of(
          Transport.class,
          WorkerProcess.class,
          Living.class,
          StandardError.class,
          Printed.class,
          Conversation.class,
          Cargo.class,
          Exchange.class);

  private Preparation() {}

  static void run() {
    try {
      List<String> _ = InheritedOptions.get();
      var _ = new ProcessBuilder().environment();
      var _ = KernelKills.count();
      for (Class<?> each : NEEDED) {
        Class<?> _ = Class.forName(each.getName(), true, each.getClassLoader());
      }
    } catch (ClassNotFoundException | RuntimeException | LinkageError again) {
      // the first start says it
    }
  }
}
