package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;

/** The class initialisers that run at this moment. */
final class Initialisers {
  /**
   * @param type the class
   * @param by the thread that runs its initialiser
   */
  record Running(Class<?> type, Thread by) {}

  private static final List<Running> RUNNING = new ArrayList<>();

  private Initialisers() {}

  static void begin(Class<?> type) {
    synchronized (RUNNING) {
      RUNNING.add(new Running(type, Thread.currentThread()));
    }
  }

  static void end(Class<?> type) {
    synchronized (RUNNING) {
      for (int i = RUNNING.size() - 1; i >= 0; i--) {
        if (RUNNING.get(i).type == type) {
          RUNNING.remove(i);
        }
      }
    }
  }

  static boolean isRunning(Class<?> type) {
    return running().stream().anyMatch(one -> one.type == type);
  }

  static List<Running> running() {
    synchronized (RUNNING) {
      return List.copyOf(RUNNING);
    }
  }
}
