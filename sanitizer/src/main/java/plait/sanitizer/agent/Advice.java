package plait.sanitizer.agent;

import java.util.HashMap;
import java.util.Map;

/**
 * What is called when a method of the JDK begins and ends, in class {@code Models} of the runtime.
 *
 * @param subject the local variable with what it is about: 0 is {@code this}; below it is one of
 *     the constants here
 * @param enter is called first; null for nothing
 * @param exit is called before it returns; null for nothing
 * @param withResult whether {@link #exit} is given the result, before the subject
 * @param replaces whether {@link #exit} returns what is to be returned instead, and takes nothing
 *     else
 * @param failed is called when it throws; null for nothing
 */
record Advice(
    int subject, String enter, String exit, boolean withResult, boolean replaces, String failed) {
  static final int NOTHING = -1;

  /** The exit code, which the hook may change. */
  static final int STATUS = -2;

  /** The lock and the stamp that it is given. */
  static final int STAMP = -3;

  private static final Map<String, Map<String, Advice>> ALL = new HashMap<>();

  static Map<String, Advice> of(String className) {
    return ALL.getOrDefault(className, Map.of());
  }

  static Iterable<String> classes() {
    return ALL.keySet();
  }

  private static void add(String type, String method, Advice advice) {
    ALL.computeIfAbsent(type, t -> new HashMap<>()).put(method, advice);
  }

  private static void enter(String type, String method, String hook) {
    add(type, method, new Advice(0, hook, null, false, false, null));
  }

  private static void exit(String type, String method, String hook) {
    add(type, method, new Advice(0, null, hook, false, false, null));
  }

  private static void result(String type, String method, String hook) {
    add(type, method, new Advice(0, null, hook, true, false, null));
  }

  /** When it returns, and when it throws. */
  private static void over(String type, String method, String hook) {
    add(type, method, new Advice(0, null, hook, false, false, hook));
  }

  static {
    threads();
    locks();
    stampedLock();
    meetings();
    futures();
    pools();
    tasks();
    queues();
    classValues();
    linking();
    String references = "java/lang/ref/ReferenceQueue";
    for (String take : new String[] {"poll()", "remove(J)", "remove()"}) {
      add(
          references,
          take + "Ljava/lang/ref/Reference;",
          new Advice(0, null, "collected", true, false, null));
    }
    add("java/lang/Class", "privateGetDeclaredFields(Z)[Ljava/lang/reflect/Field;", shown("shown"));
    add(
        "java/lang/Class",
        "privateGetDeclaredMethods(Z)[Ljava/lang/reflect/Method;",
        shown("shown"));
    add(
        "java/lang/Shutdown",
        "shutdown()V",
        new Advice(NOTHING, null, "ended", false, false, null));
    add("java/lang/Shutdown", "halt(I)V", new Advice(STATUS, "halting", null, false, false, null));
  }

  private static Advice shown(String hook) {
    return new Advice(NOTHING, null, hook, true, true, null);
  }

  private static void threads() {
    String thread = "java/lang/Thread";
    String virtual = "java/lang/VirtualThread";
    enter(thread, "start()V", "starting");
    enter(thread, "start(Ljdk/internal/vm/ThreadContainer;)V", "starting");
    enter(virtual, "start(Ljdk/internal/vm/ThreadContainer;)V", "starting");
    enter(thread, "exit()V", "ending");
    add(
        virtual,
        "run(Ljava/lang/Runnable;)V",
        new Advice(0, "beginning", "ending", false, false, null));
    over(thread, "join(J)V", "joined");
    over(thread, "join(Ljava/time/Duration;)Z", "joined");
    result(thread, "isAlive()Z", "alive");
    result(thread, "getState()Ljava/lang/Thread$State;", "stateSeen");
    enter(thread, "interrupt()V", "interrupting");
    enter(virtual, "interrupt()V", "interrupting");
    result(thread, "isInterrupted()Z", "interruptedSeen");
    add(thread, "interrupted()Z", new Advice(NOTHING, null, "interruptedSeen", true, false, null));
    String told = "java/lang/InterruptedException";
    add(told, "<init>()V", new Advice(NOTHING, null, "interrupted", false, false, null));
    add(
        told,
        "<init>(Ljava/lang/String;)V",
        new Advice(NOTHING, null, "interrupted", false, false, null));
  }

  private static void locks() {
    String p = "java/util/concurrent/locks/";
    String reentrant = p + "ReentrantLock$Sync";
    result(reentrant, "tryLock()Z", "took");
    result(p + "ReentrantLock$NonfairSync", "initialTryLock()Z", "took");
    result(p + "ReentrantLock$FairSync", "initialTryLock()Z", "took");
    result(p + "ReentrantLock$NonfairSync", "tryAcquire(I)Z", "took");
    result(p + "ReentrantLock$FairSync", "tryAcquire(I)Z", "took");
    enter(reentrant, "tryRelease(I)Z", "releasing");
    String rw = p + "ReentrantReadWriteLock$Sync";
    result(rw, "tryAcquire(J)Z", "tookWrite");
    result(rw, "tryWriteLock()Z", "tookWrite");
    enter(rw, "tryRelease(J)Z", "releasingWrite");
    result(rw, "tryAcquireShared(J)J", "tookRead");
    result(rw, "tryReadLock()Z", "tookReadNow");
    enter(rw, "tryReleaseShared(J)Z", "releasingRead");
    for (String queued :
        new String[] {"AbstractQueuedSynchronizer", "AbstractQueuedLongSynchronizer"}) {
      String state = queued.contains("Long") ? "J" : "I";
      result(p + queued, "getState()" + state, "stateRead");
      enter(p + queued, "setState(" + state + ")V", "stateWrite");
      add(
          p + queued,
          "compareAndSetState(" + state + state + ")Z",
          new Advice(0, "stateWrite", "stateUpdated", true, false, null));
    }
    String c = "java/util/concurrent/";
    enter(c + "Semaphore$Sync", "tryReleaseShared(I)Z", "releasingPermits");
    result(c + "Semaphore$Sync", "nonfairTryAcquireShared(I)I", "tookPermits");
    result(c + "Semaphore$FairSync", "tryAcquireShared(I)I", "tookPermits");
    result(c + "Semaphore$Sync", "drainPermits()I", "tookPermits");
    enter(c + "CountDownLatch$Sync", "tryReleaseShared(I)Z", "releasingPermits");
    result(c + "CountDownLatch$Sync", "tryAcquireShared(I)I", "tookPermits");
    result(c + "CountDownLatch$Sync", "getCount()I", "countSeen");
  }

  private static void stampedLock() {
    String lock = "java/util/concurrent/locks/StampedLock";
    for (String write :
        new String[] {
          "writeLock()J",
          "tryWriteLock()J",
          "tryWriteLock(JLjava/util/concurrent/TimeUnit;)J",
          "writeLockInterruptibly()J"
        }) {
      result(lock, write, "stampWrite");
    }
    for (String read :
        new String[] {
          "readLock()J",
          "tryReadLock()J",
          "tryReadLock(JLjava/util/concurrent/TimeUnit;)J",
          "readLockInterruptibly()J"
        }) {
      result(lock, read, "stampRead");
    }
    enter(lock, "unlockWrite(J)V", "unstampWrite");
    enter(lock, "unlockRead(J)V", "unstampRead");
    // By the views of the lock as other locks.
    enter(lock, "unstampedUnlockWrite()V", "unstampWrite");
    enter(lock, "unstampedUnlockRead()V", "unstampRead");
    enter(lock, "tryUnlockWrite()Z", "unstampWrite");
    enter(lock, "tryUnlockRead()Z", "unstampRead");
    add(lock, "unlock(J)V", new Advice(STAMP, "unstamp", null, false, false, null));
    add(
        lock,
        "tryConvertToWriteLock(J)J",
        new Advice(STAMP, "converting", "converted", true, false, null));
    add(
        lock,
        "tryConvertToReadLock(J)J",
        new Advice(STAMP, "converting", "converted", true, false, null));
    add(
        lock,
        "tryConvertToOptimisticRead(J)J",
        new Advice(STAMP, "converting", "converted", true, false, null));
  }

  /** Where threads wait for each other: what they promise is less than what their code orders. */
  private static void meetings() {
    String barrier = "java/util/concurrent/CyclicBarrier";
    add(
        barrier,
        "dowait(ZJ)I",
        new Advice(0, "barrierEntering", "barrierLeaving", false, false, "barrierLeaving"));
    enter(barrier, "breakBarrier()V", "barrierBreaking");
    exit(barrier, "isBroken()Z", "barrierSeen");
    String phaser = "java/util/concurrent/Phaser";
    enter(phaser, "doArrive(I)I", "arriving");
    add(
        phaser,
        "arriveAndAwaitAdvance()I",
        new Advice(0, "arriving", "phaseSeen", false, false, null));
    enter(phaser, "forceTermination()V", "phaseAdvanced");
    add(phaser, "doRegister(I)I", new Advice(0, "registering", "phaseSeen", false, false, null));
    for (String look :
        new String[] {
          "awaitAdvance(I)I",
          "awaitAdvanceInterruptibly(I)I",
          "awaitAdvanceInterruptibly(IJLjava/util/concurrent/TimeUnit;)I",
          "getPhase()I",
          "isTerminated()Z"
        }) {
      exit(phaser, look, "phaseSeen");
    }
    for (String look :
        new String[] {
          "getRegisteredParties()I", "getArrivedParties()I", "getUnarrivedParties()I"
        }) {
      exit(phaser, look, "partiesSeen");
    }
    String object = "Ljava/lang/Object;";
    for (String limit : new String[] {"", "JLjava/util/concurrent/TimeUnit;"}) {
      add(
          "java/util/concurrent/Exchanger",
          "exchange(" + object + limit + ")" + object,
          new Advice(1, "exchanging", "exchanged", true, false, null));
    }
  }

  /**
   * A stage comes after who made it and after what it waits for. The stacks of stages, which
   * finished ones leave too, order nothing.
   */
  private static void futures() {
    String future = "java/util/concurrent/CompletableFuture";
    exit(future + "$Completion", "<init>()V", "handingOn");
    for (String stage :
        new String[] {
          "UniApply",
          "UniAccept",
          "UniRun",
          "UniWhenComplete",
          "UniHandle",
          "UniExceptionally",
          "UniComposeExceptionally",
          "UniRelay",
          "UniCompose",
          "BiApply",
          "BiAccept",
          "BiRun",
          "BiRelay",
          "CoCompletion",
          "OrApply",
          "OrAccept",
          "OrRun",
          "AnyOf",
          "Signaller"
        }) {
      enter(future + "$" + stage, "tryFire(I)L" + future + ";", "running");
    }
  }

  /** Its counter of workers would order tasks after whoever shuts the pool down. */
  private static void pools() {
    String pool = "java/util/concurrent/ThreadPoolExecutor";
    exit(
        pool,
        "<init>(IIJLjava/util/concurrent/TimeUnit;Ljava/util/concurrent/BlockingQueue;"
            + "Ljava/util/concurrent/ThreadFactory;Ljava/util/concurrent/RejectedExecutionHandler;)V",
        "poolMade");
    enter(
        pool,
        "processWorkerExit(Ljava/util/concurrent/ThreadPoolExecutor$Worker;Z)V",
        "workerLeaving");
    result(pool, "awaitTermination(JLjava/util/concurrent/TimeUnit;)Z", "poolEnded");
    result(pool, "isTerminated()Z", "poolEnded");
    enter(pool, "shutdown()V", "poolClosing");
    enter(pool, "shutdownNow()Ljava/util/List;", "poolClosing");
    result(pool, "isShutdown()Z", "poolClosed");
    result(pool, "isTerminating()Z", "poolClosed");
    String perTask = "java/util/concurrent/ThreadPerTaskExecutor";
    enter(perTask, "taskComplete(Ljava/lang/Thread;)V", "idling");
    result(perTask, "awaitTermination(JLjava/util/concurrent/TimeUnit;)Z", "poolEnded");
    result(perTask, "isTerminated()Z", "poolEnded");
    add(
        pool,
        "reject(Ljava/lang/Runnable;)V",
        new Advice(0, "poolRejects", null, false, false, null));
  }

  private static void tasks() {
    String pool = "java/util/concurrent/ForkJoinPool";
    String task = "java/util/concurrent/ForkJoinTask";
    String queue = pool + "$WorkQueue";
    add(
        queue,
        "push(Ljava/util/concurrent/ForkJoinTask;Ljava/util/concurrent/ForkJoinPool;Z)V",
        new Advice(1, "forking", null, false, false, null));
    enter(task, "doExec()V", "running");
    // A worker that helped learns of the end in code that is not followed.
    exit(task, "awaitDone(Ljava/util/concurrent/ForkJoinPool;IZJ)I", "finished");
    exit(task, "awaitDone(ZJ)I", "finished");
    add(
        pool,
        "deregisterWorker(Ljava/util/concurrent/ForkJoinWorkerThread;Ljava/lang/Throwable;)V",
        new Advice(0, "idling", null, false, false, null));
    // Others can see it idle as soon as this begins, long before it waits.
    enter(pool, "deactivate(Ljava/util/concurrent/ForkJoinPool$WorkQueue;I)I", "idling");
    enter(queue, "nextLocalTask()Ljava/util/concurrent/ForkJoinTask;", "helping");
    exit(pool, "awaitTermination(JLjava/util/concurrent/TimeUnit;)Z", "quiet");
    exit(pool, "awaitQuiescence(JLjava/util/concurrent/TimeUnit;)Z", "quiet");
    exit(pool, "helpQuiesce(Ljava/util/concurrent/ForkJoinPool$WorkQueue;JZ)I", "quiet");
    exit(pool, "externalHelpQuiesce(JZ)I", "quiet");
    exit(pool, "isQuiescent()Z", "quiet");
    exit(pool, "isTerminated()Z", "quiet");
    exit(pool, "close()V", "quiet");
  }

  /** What passes an element passes all that came before it to whoever takes the element. */
  private static void queues() {
    for (String queue :
        new String[] {"LinkedTransferQueue.xfer", "SynchronousQueue$Transferer.xferLifo"}) {
      String[] names = queue.split("\\.", 2);
      add(
          "java/util/concurrent/" + names[0],
          names[1] + "(Ljava/lang/Object;J)Ljava/lang/Object;",
          new Advice(1, "handingOn", "handed", true, false, null));
    }
    concurrentMap();
    String map = "java/util/concurrent/ConcurrentSkipListMap";
    String object = "Ljava/lang/Object;";
    add(
        map,
        "doPut(" + object + object + "Z)" + object,
        new Advice(0, "storing", "looked", false, false, null));
    for (String get :
        new String[] {
          "doGet(Ljava/lang/Object;)Ljava/lang/Object;",
          "doRemove(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
          "findFirst()Ljava/util/concurrent/ConcurrentSkipListMap$Node;",
          "findFirstEntry()Ljava/util/AbstractMap$SimpleImmutableEntry;",
          "findLast()Ljava/util/concurrent/ConcurrentSkipListMap$Node;",
          "findLastEntry()Ljava/util/AbstractMap$SimpleImmutableEntry;",
          "doRemoveFirstEntry()Ljava/util/AbstractMap$SimpleImmutableEntry;",
          "doRemoveLastEntry()Ljava/util/Map$Entry;",
          "findNear(Ljava/lang/Object;ILjava/util/Comparator;)Ljava/util/concurrent/ConcurrentSkipListMap$Node;",
          "findNearEntry(Ljava/lang/Object;ILjava/util/Comparator;)Ljava/util/AbstractMap$SimpleImmutableEntry;"
        }) {
      exit(map, get, "looked");
    }
    for (String change :
        new String[] {
          "replace(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
          "replace(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Z",
          "computeIfPresent(Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;",
          "compute(Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;",
          "merge(Ljava/lang/Object;Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"
        }) {
      add(map, change, new Advice(0, "storing", "looked", false, false, null));
    }
  }

  /**
   * A value is seen with all that was written before it was associated: it is reached through a
   * final field, mostly without a lock.
   */
  private static void classValues() {
    String values = "java/lang/ClassValue";
    String object = "Ljava/lang/Object;";
    add(
        values,
        "get(Ljava/lang/Class;)" + object,
        new Advice(NOTHING, null, "running", true, false, null));
    add(
        values + "$ClassValueMap",
        "associateAccess(L" + values + ";L" + values + "$RemovalToken;" + object + ")" + object,
        new Advice(3, "handingOn", null, false, false, null));
  }

  private static void concurrentMap() {
    String map = "java/util/concurrent/ConcurrentHashMap";
    String node = map + "$";
    exit(
        node + "TreeNode",
        "<init>(ILjava/lang/Object;Ljava/lang/Object;L" + node + "Node;L" + node + "TreeNode;)V",
        "treeNodeMade");
    enter(map, "addCount(JI)V", "counting");
    for (String count : new String[] {"size()I", "isEmpty()Z", "mappingCount()J"}) {
      exit(map, count, "counted");
    }
  }

  /**
   * What the JVM asks of the JDK to link and load code orders threads by accident, and so does the
   * set of all virtual threads.
   */
  private static void linking() {
    String object = "Ljava/lang/Object;";
    String natives = "java/lang/invoke/MethodHandleNatives";
    String name = ")Ljava/lang/invoke/MemberName;";
    quiet(natives, "linkCallSite(" + object.repeat(5) + "[" + object + name);
    quiet(natives, "linkDynamicConstant(" + object.repeat(5) + ")" + object);
    quiet(
        natives,
        "linkMethod(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;"
            + object
            + "["
            + object
            + name);
    quiet(
        natives,
        "linkMethodHandleConstant(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;"
            + object
            + ")Ljava/lang/invoke/MethodHandle;");
    quiet(
        natives,
        "findMethodHandleType(Ljava/lang/Class;[Ljava/lang/Class;)Ljava/lang/invoke/MethodType;");
    String loader = "java/lang/ClassLoader";
    quiet(loader, "loadClass(Ljava/lang/String;Z)Ljava/lang/Class;");
    quiet(loader, "getClassLoadingLock(Ljava/lang/String;)" + object);
    quiet(
        loader,
        "defineClass(Ljava/lang/String;[BIILjava/security/ProtectionDomain;)Ljava/lang/Class;");
    quiet(
        "jdk/internal/loader/BuiltinClassLoader",
        "loadClassOrNull(Ljava/lang/String;Z)Ljava/lang/Class;");
    String tracking = "jdk/internal/vm/ThreadContainers$RootContainer$TrackingRootContainer";
    quiet(tracking, "onStart(Ljava/lang/Thread;)V");
    quiet(tracking, "onExit(Ljava/lang/Thread;)V");
  }

  private static void quiet(String type, String method) {
    add(type, method, new Advice(NOTHING, "begin", "end", false, false, "end"));
  }
}
