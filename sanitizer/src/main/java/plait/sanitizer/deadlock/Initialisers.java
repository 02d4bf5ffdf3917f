package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The class initialisers that run at this moment, and the threads that wait for their end. */
final class Initialisers {
  /** Looks between two thread dumps, in the beginning. */
  private static final int FIRST_PAUSE = 5;

  private static final int LONGEST_PAUSE = 400;

  /**
   * @param type the class
   * @param by the thread that runs its initialiser
   */
  record Running(Class<?> type, Thread by) {}

  private static final List<Running> RUNNING = new ArrayList<>();

  private List<Running> before = List.of();
  private int looks;
  private int pause = FIRST_PAUSE;
  private List<Stuck> waiting = List.of();

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

  /**
   * The threads that wait for an initialiser that has run for long; looked up only now and then.
   */
  List<Stuck> waiting() {
    List<Running> now = running();
    if (now.isEmpty() || !now.equals(before)) {
      before = now;
      looks = 0;
      pause = FIRST_PAUSE;
      waiting = List.of();
    } else if (++looks >= pause) {
      looks = 0;
      pause = Math.min(LONGEST_PAUSE, pause * 2);
      waiting = read(now);
    }
    return waiting;
  }

  private static List<Stuck> read(List<Running> running) {
    Map<Long, String> waits = ThreadPrint.initialiserWaits();
    List<Stuck> found = new ArrayList<>();
    for (Thread thread : Platform.threads()) {
      String awaited = waits.get(thread.threadId());
      for (Running one : running) {
        if (awaited != null && one.type.getName().equals(awaited)) {
          found.add(Stuck.forInitialiser(Strands.of(thread), thread, one));
        }
      }
    }
    return found;
  }
}
