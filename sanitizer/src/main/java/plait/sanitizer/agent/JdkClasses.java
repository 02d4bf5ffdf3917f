package plait.sanitizer.agent;

import java.util.List;
import java.util.Set;

/**
 * The classes of the JDK whose synchronization orders the threads of programs. Their own fields are
 * not checked. The locks are not in it: what they promise is told by {@link Advice}, which is less
 * than what their code does.
 */
final class JdkClasses {
  private static final List<String> FOLLOWED =
      List.of(
          "java/util/concurrent/atomic/",
          "java/util/concurrent/",
          "java/util/Timer",
          "java/util/Vector",
          "java/util/Stack",
          "java/util/Hashtable",
          "java/util/Properties",
          "java/util/Observable",
          "java/util/Collections$Synchronized",
          "java/util/Collections$SetFromMap",
          "java/util/Random",
          "java/lang/StringBuffer",
          "java/lang/ClassValue",
          "java/lang/ref/ReferenceQueue",
          "java/lang/ThreadGroup",
          "java/lang/Process",
          "java/io/Piped",
          "java/io/StringWriter",
          "java/io/ByteArrayOutputStream",
          "java/io/ByteArrayInputStream",
          "java/io/CharArrayWriter",
          "java/util/logging/");

  private static final Set<String> NOT_FOLLOWED =
      Set.of(
          "java/util/concurrent/ThreadLocalRandom",
          "java/util/concurrent/TimeUnit",
          "java/util/concurrent/Helpers",
          "java/util/concurrent/ForkJoinPool",
          "java/util/concurrent/ForkJoinPool$WorkQueue",
          "java/util/concurrent/ForkJoinWorkerThread");

  private static final String MAP = "java/util/concurrent/ConcurrentHashMap";

  /** What a concurrent map keeps to grow: its elements pass through the places of its tables. */
  private static final Set<String> MAP_FIELDS =
      Set.of("table", "nextTable", "sizeCtl", "transferIndex", "cellsBusy");

  private JdkClasses() {}

  /** Whether a field of a class that is followed orders nothing that its other fields do not. */
  static boolean passesBy(String owner, String field) {
    return owner.equals(MAP) && MAP_FIELDS.contains(field);
  }

  /** Whether a class's monitors, volatile fields and atomics are followed. */
  static boolean isFollowed(String name) {
    if (name.startsWith("java/util/concurrent/locks/") || NOT_FOLLOWED.contains(name)) {
      return false;
    }
    for (String prefix : FOLLOWED) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything of a class is changed. Dead-locks alone need the end of the program only. */
  static boolean isChanged(String name, Options options) {
    if (!options.race()) {
      return name.equals("java/lang/Shutdown");
    }
    return isFollowed(name) || !Advice.of(name).isEmpty();
  }
}
