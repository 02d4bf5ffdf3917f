package plait.sanitizer.agent;

import java.util.HashMap;
import java.util.Map;

/**
 * A call within a method of the JDK, before and after which class {@code Models} is told of the
 * object whose method it is.
 *
 * @param before null for nothing
 * @param after null for nothing
 */
record InnerCall(String before, String after) {
  private static final Map<String, InnerCall> ALL = new HashMap<>();

  static {
    String barrier = "java/util/concurrent/CyclicBarrier.dowait(ZJ)I ";
    add(barrier + "java/util/concurrent/locks/ReentrantLock.lock", null, "barrierArrived");
    add(barrier + "java/lang/Runnable.run", "barrierTripping", null);
    add(barrier + "java/util/concurrent/CyclicBarrier.nextGeneration", "barrierTripped", null);
    String phaser = "java/util/concurrent/Phaser";
    for (String arrive : new String[] {"doArrive(I)I", "arriveAndAwaitAdvance()I"}) {
      add(phaser + "." + arrive + " " + phaser + ".onAdvance", "phaseAdvancing", "phaseAdvanced");
    }
  }

  static {
    // The set of its threads, which orders by accident: their ends are told of.
    String executor = "java/util/concurrent/ThreadPerTaskExecutor.";
    String thread = "(Ljava/lang/Thread;)V java/util/Set.";
    add(executor + "start" + thread + "add", "begin", "end");
    add(executor + "taskComplete" + thread + "remove", "begin", "end");
  }

  private static void add(String where, String before, String after) {
    ALL.put(where, new InnerCall(before, after));
  }

  /** What is told of a call in a method; null for nothing. */
  static InnerCall of(String method, String owner, String name) {
    return ALL.get(method + " " + owner + "." + name);
  }
}
