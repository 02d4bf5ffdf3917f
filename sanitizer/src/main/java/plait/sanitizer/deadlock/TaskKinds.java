package plait.sanitizer.deadlock;

import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.Map;
import java.util.Set;

/**
 * The methods of the JDK that give tasks to pools or wait for them, and those of latches and
 * barriers.
 */
final class TaskKinds {
  private static final String PACKAGE = "java.util.concurrent.";
  private static final String TIME = "JLjava/util/concurrent/TimeUnit;";
  private static final String RUNNABLE = "Ljava/lang/Runnable;";
  private static final String SUPPLIER = "Ljava/util/function/Supplier;";
  private static final String EXECUTOR = "Ljava/util/concurrent/Executor;";
  private static final String FUTURE = "Ljava/util/concurrent/Future;";
  private static final String SCHEDULED = "Ljava/util/concurrent/ScheduledFuture;";
  private static final String COMPLETABLE = "Ljava/util/concurrent/CompletableFuture;";

  private static final Set<String> EXECUTING = Set.of("execute(" + RUNNABLE + ")V");
  private static final Set<String> SUBMITTING =
      Set.of(
          "submit(Ljava/util/concurrent/Callable;)" + FUTURE,
          "submit(" + RUNNABLE + ")" + FUTURE,
          "submit(" + RUNNABLE + "Ljava/lang/Object;)" + FUTURE,
          "invokeAll(Ljava/util/Collection;)Ljava/util/List;",
          "invokeAll(Ljava/util/Collection;" + TIME + ")Ljava/util/List;",
          "close()V",
          "awaitTermination(" + TIME + ")Z");
  private static final Set<String> SCHEDULING =
      Set.of(
          "schedule(Ljava/util/concurrent/Callable;" + TIME + ")" + SCHEDULED,
          "schedule(" + RUNNABLE + TIME + ")" + SCHEDULED);
  private static final Set<String> GETTING =
      Set.of("get()Ljava/lang/Object;", "get(" + TIME + ")Ljava/lang/Object;");
  private static final Set<String> COMPLETING =
      Set.of("join()Ljava/lang/Object;", "complete(Ljava/lang/Object;)Z");
  private static final Set<String> LATCH =
      Set.of("countDown()V", "await()V", "await(" + TIME + ")Z");
  private static final Set<String> BARRIER = Set.of("await()I", "await(" + TIME + ")I");
  private static final Set<String> STATIC =
      Set.of(
          "supplyAsync(" + SUPPLIER + ")" + COMPLETABLE,
          "supplyAsync(" + SUPPLIER + EXECUTOR + ")" + COMPLETABLE,
          "runAsync(" + RUNNABLE + ")" + COMPLETABLE,
          "runAsync(" + RUNNABLE + EXECUTOR + ")" + COMPLETABLE,
          "allOf([" + COMPLETABLE + ")" + COMPLETABLE);

  /** By the class that is named where the method is called. */
  private static final Map<String, Map<String, Set<String>>> METHODS =
      Map.ofEntries(
          Map.entry("Executor", Map.of("Executor", EXECUTING)),
          executor("ExecutorService"),
          executor("AbstractExecutorService"),
          executor("ThreadPoolExecutor"),
          scheduled("ScheduledExecutorService"),
          scheduled("ScheduledThreadPoolExecutor"),
          executor("ForkJoinPool"),
          Map.entry("Future", Map.of("Future", GETTING)),
          Map.entry("FutureTask", Map.of("Future", GETTING)),
          Map.entry(
              "CompletableFuture", Map.of("Future", GETTING, "CompletableFuture", COMPLETING)),
          Map.entry("CountDownLatch", Map.of("CountDownLatch", LATCH)),
          Map.entry("ScheduledFuture", Map.of("Future", GETTING)),
          Map.entry("CyclicBarrier", Map.of("CyclicBarrier", BARRIER)));

  private TaskKinds() {}

  private static Map.Entry<String, Map<String, Set<String>>> executor(String type) {
    return Map.entry(type, Map.of("Executor", EXECUTING, "ExecutorService", SUBMITTING));
  }

  private static Map.Entry<String, Map<String, Set<String>>> scheduled(String type) {
    return Map.entry(
        type,
        Map.of(
            "Executor", EXECUTING,
            "ExecutorService", SUBMITTING,
            "ScheduledExecutorService", SCHEDULING));
  }

  /** Whether it may be one of them, by its name. */
  static boolean concern(ClassDesc owner, String name) {
    if (!owner.packageName().equals("java.util.concurrent")) {
      return false;
    }
    String start = name + "(";
    return METHODS.getOrDefault(owner.displayName(), Map.of()).values().stream()
            .anyMatch(all -> all.stream().anyMatch(one -> one.startsWith(start)))
        || STATIC.stream().anyMatch(one -> one.startsWith(start));
  }

  /**
   * The type of the object of such a call as {@link TaskCalls} takes it; null if it is none of
   * them.
   */
  static ClassDesc standIn(InvokeInstruction call, boolean isVirtual) {
    ClassDesc owner = call.owner().asSymbol();
    if (owner.isArray() || !owner.packageName().equals("java.util.concurrent")) {
      return null;
    }
    String what = call.name().stringValue() + call.type().stringValue();
    if (!isVirtual) {
      return owner.displayName().equals("CompletableFuture") && STATIC.contains(what)
          ? owner
          : null;
    }
    for (var one : METHODS.getOrDefault(owner.displayName(), Map.of()).entrySet()) {
      if (one.getValue().contains(what)) {
        return ClassDesc.of(PACKAGE + one.getKey());
      }
    }
    return null;
  }
}
