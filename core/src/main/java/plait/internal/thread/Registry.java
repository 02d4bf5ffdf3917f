package plait.internal.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plait.Task;

/**
 * The living tasks of the program: several sets, picked by the adding thread so that starters keep
 * out of each other's way, and the sets of those groups that keep their own.
 */
final class Registry {
  private static final int SETS = 8;
  private static final LivingTasks[] SINGLE = new LivingTasks[SETS];
  private static final Set<LivingTasks> GROUPS = ConcurrentHashMap.newKeySet();

  static {
    for (int i = 0; i < SETS; i++) {
      SINGLE[i] = new LivingTasks();
    }
  }

  private Registry() {}

  static LivingTasks.Entry add(BaseTask<?> task) {
    return SINGLE[(int) Thread.currentThread().threadId() & (SETS - 1)].add(task);
  }

  static void addGroup(LivingTasks group) {
    GROUPS.add(group);
  }

  static void removeGroup(LivingTasks group) {
    GROUPS.remove(group);
  }

  /** The task whose body a thread runs, if it is one of ours. */
  static @Nullable BaseTask<?> runningOn(Thread thread) {
    for (LivingTasks tasks : SINGLE) {
      BaseTask<?> found = tasks.runningOn(thread);
      if (found != null) {
        return found;
      }
    }
    for (LivingTasks group : GROUPS) {
      BaseTask<?> found = group.runningOn(thread);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  static List<Task<?>> living() {
    List<Task<?>> living = new ArrayList<>();
    for (LivingTasks tasks : SINGLE) {
      tasks.forEach(living::add);
    }
    GROUPS.forEach(group -> group.forEach(living::add));
    return living;
  }
}
