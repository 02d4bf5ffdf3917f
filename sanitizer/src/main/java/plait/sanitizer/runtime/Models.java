package plait.sanitizer.runtime;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.StampedLock;

/** What the methods of the JDK call that order threads by what their documentation says. */
public final class Models {
  /** Where a task of a fork-join pool says that it has ended. */
  private static final long TASK_STATUS = Raw.offset(ForkJoinTask.class, "status");

  private static final long NODE_VALUE = nodeValue();

  private Models() {}

  // ---- threads

  public static void starting(Object thread) {
    Hooks.starting((Thread) thread);
  }

  /**
   * What the sanitizer keeps of a thread is made before the program's code begins: it may begin
   * with a lock, which others wait for.
   */
  public static void beginning(Object thread) {
    ThreadState state = Hooks.watched();
    assert state == null || state.threadId() == ((Thread) thread).threadId();
  }

  public static void ending(Object thread) {
    Hooks.ending((Thread) thread);
  }

  public static void joined(Object thread) {
    Hooks.joined((Thread) thread);
  }

  public static void alive(boolean alive, Object thread) {
    Hooks.alive(alive, (Thread) thread);
  }

  public static void stateSeen(Thread.State state, Object thread) {
    Hooks.alive(state != Thread.State.TERMINATED, (Thread) thread);
  }

  public static void interrupting(Object thread) {
    Hooks.interrupting((Thread) thread);
  }

  public static void interruptedSeen(boolean interrupted, Object thread) {
    Hooks.interrupted(interrupted, (Thread) thread);
  }

  public static void interruptedSeen(boolean interrupted) {
    Hooks.interrupted(interrupted, Thread.currentThread());
  }

  public static void interrupted() {
    Hooks.interrupted();
  }

  // ---- locks

  public static void took(boolean took, Object lock) {
    ThreadState state = took ? Hooks.watched() : null;
    if (state != null && !Meetings.isInside(state, lock)) {
      Sync.acquire(state, lock, Sync.MONITOR);
      state.held.push(lock, LockKind.LOCK);
    }
  }

  public static void releasing(Object lock) {
    ThreadState state = Hooks.watched();
    if (state != null && !Meetings.isInside(state, lock)) {
      release(state, lock, LockKind.LOCK);
    }
  }

  /** By a thread that did not take the lock, too: such a release fails, or is a stamp's. */
  private static void release(ThreadState state, Object lock, LockKind kind) {
    if (state.held.has(lock)) {
      Sync.release(state, lock, Sync.MONITOR);
    } else {
      Sync.releaseTogether(state, lock, Sync.MONITOR);
    }
    state.held.remove(lock, kind);
  }

  public static void tookWrite(boolean took, Object lock) {
    if (took) {
      tookWrite(lock);
    }
  }

  private static void tookWrite(Object lock) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.acquire(state, lock, Sync.MONITOR);
      Sync.acquire(state, lock, Sync.READERS);
      state.held.push(lock, LockKind.WRITE);
    }
  }

  public static void tookRead(long took, Object lock) {
    if (took >= 0) {
      tookRead(lock);
    }
  }

  public static void tookReadNow(boolean took, Object lock) {
    if (took) {
      tookRead(lock);
    }
  }

  private static void tookRead(Object lock) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.acquire(state, lock, Sync.MONITOR);
      state.held.push(lock, LockKind.READ);
    }
  }

  public static void releasingWrite(Object lock) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      release(state, lock, LockKind.WRITE);
    }
  }

  /** Orders those who read before the next writer, and not among themselves. */
  public static void releasingRead(Object lock) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      state.held.remove(lock, LockKind.READ);
      Sync.releaseTogether(state, lock, Sync.READERS);
    }
  }

  // ---- other synchronizers

  /** The JDK's own are told of by what they promise, those of programs by their state. */
  private static ThreadState withState(Object synchronizer) {
    return synchronizer.getClass().getClassLoader() == null ? null : Hooks.watched();
  }

  public static void stateRead(long value, Object synchronizer) {
    ThreadState state = withState(synchronizer);
    if (state != null) {
      Sync.acquire(state, synchronizer, Sync.MONITOR);
    }
  }

  public static void stateRead(int value, Object synchronizer) {
    stateRead((long) value, synchronizer);
  }

  public static void stateWrite(Object synchronizer) {
    ThreadState state = withState(synchronizer);
    if (state != null) {
      Sync.releaseTogether(state, synchronizer, Sync.MONITOR);
    }
  }

  public static void stateUpdated(boolean done, Object synchronizer) {
    stateRead(0L, synchronizer);
  }

  public static void releasingPermits(Object synchronizer) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.releaseTogether(state, synchronizer, Sync.MONITOR);
    }
  }

  public static void tookPermits(int left, Object synchronizer) {
    ThreadState state = left >= 0 ? Hooks.watched() : null;
    if (state != null) {
      Sync.acquire(state, synchronizer, Sync.MONITOR);
    }
  }

  public static void countSeen(int count, Object synchronizer) {
    tookPermits(count == 0 ? 0 : -1, synchronizer);
  }

  // ---- StampedLock

  public static void stampWrite(long stamp, Object lock) {
    if (stamp != 0) {
      tookWrite(lock);
    }
  }

  public static void stampRead(long stamp, Object lock) {
    if (stamp != 0) {
      tookRead(lock);
    }
  }

  public static void unstampWrite(Object lock) {
    releasingWrite(lock);
  }

  public static void unstampRead(Object lock) {
    releasingRead(lock);
  }

  public static void unstamp(Object lock, long stamp) {
    if (StampedLock.isWriteLockStamp(stamp)) {
      releasingWrite(lock);
    } else if (StampedLock.isReadLockStamp(stamp)) {
      releasingRead(lock);
    }
  }

  /**
   * What is held may be given up by a conversion; if it fails, saying so too early does no harm.
   */
  public static void converting(Object lock, long stamp) {
    unstamp(lock, stamp);
  }

  public static void converted(long stamp, Object lock) {
    if (StampedLock.isWriteLockStamp(stamp)) {
      tookWrite(lock);
    } else if (StampedLock.isReadLockStamp(stamp)) {
      tookRead(lock);
    }
  }

  // ---- where threads meet

  public static void barrierEntering(Object barrier) {
    Meetings.entering(Hooks.watched(), barrier);
  }

  public static void barrierArrived(Object barrier) {
    Meetings.arrived(Hooks.watched());
  }

  public static void barrierTripping(Object barrier) {
    Meetings.tripping(Hooks.watched());
  }

  public static void barrierTripped(Object barrier) {
    Meetings.tripped(Hooks.watched());
  }

  public static void barrierLeaving(Object barrier) {
    Meetings.leaving(Hooks.watched());
  }

  public static void barrierBreaking(Object barrier) {
    Meetings.breaking(Hooks.watched(), barrier);
  }

  public static void barrierSeen(Object barrier) {
    Meetings.seen(Hooks.watched(), barrier);
  }

  public static void registering(Object phaser) {
    Phases.registering(Hooks.watched(), phaser);
  }

  public static void arriving(Object phaser) {
    Phases.arriving(Hooks.watched(), phaser);
  }

  public static void phaseAdvancing(Object phaser) {
    Phases.advancing(Hooks.watched(), phaser);
  }

  public static void phaseAdvanced(Object phaser) {
    Phases.advanced(Hooks.watched(), phaser);
  }

  public static void phaseSeen(Object phaser) {
    Phases.seen(Hooks.watched(), phaser);
  }

  public static void partiesSeen(Object phaser) {
    Phases.partiesSeen(Hooks.watched(), phaser);
  }

  private static final Object NO_ELEMENT = new Object();

  public static void exchanging(Object given) {
    handingOn(given == null ? NO_ELEMENT : given);
  }

  public static void exchanged(Object got, Object given) {
    running(got == null ? NO_ELEMENT : got);
  }

  // ---- pools

  public static void poolMade(Object pool) {
    Pools.made(pool);
  }

  public static void workerLeaving(Object pool) {
    idling(pool);
  }

  public static void poolEnded(boolean ended, Object pool) {
    if (ended) {
      quiet(pool);
    }
  }

  public static void poolClosing(Object pool) {
    handingOn(pool);
  }

  public static void poolClosed(boolean closed, Object pool) {
    if (closed) {
      running(pool);
    }
  }

  public static void poolRejects(Object pool) {
    running(pool);
  }

  // ---- tasks

  public static void handingOn(Object task) {
    ThreadState state = Hooks.watched();
    if (state != null && task != null) {
      Sync.releaseTogether(state, task, Sync.TASK);
    }
  }

  /** A task is put into a queue of a fork-join pool. */
  public static void forking(Object task) {
    if (!VirtualThreads.isContinuation(task)) {
      handingOn(task);
    }
  }

  private static long nodeValue() {
    try {
      return Raw.offset(Class.forName("java.util.concurrent.ConcurrentHashMap$Node"), "val");
    } catch (ClassNotFoundException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** A task was waited for, with or without its end. */
  public static void finished(Object task) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.acquire(state, task, TASK_STATUS);
    }
  }

  /** An element was taken, or none. */
  public static void handed(Object element, Object given) {
    if (element != null && element != given) {
      running(element);
    }
  }

  /** An element was looked at that someone handed on, or that place of it is empty. */
  public static void shown(Object element) {
    if (element != null) {
      running(element);
    }
  }

  /** A worker has nothing to do, or ends. */
  public static void idling(Object pool) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.releaseTogether(state, pool, Sync.DONE);
    }
  }

  /**
   * A worker that helps until all is quiet looks for the next task of its own; with none it may
   * count as having nothing to do from here on.
   */
  public static void helping(Object queue) {
    if (Thread.currentThread() instanceof ForkJoinWorkerThread worker) {
      idling(worker.getPool());
    }
  }

  /** Someone learned that all workers of a pool have nothing to do, or waited for it. */
  public static void quiet(Object pool) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.acquire(state, pool, Sync.DONE);
    }
  }

  /** Something is about to be put into a map whose code orders by fences. */
  public static void storing(Object map) {
    Atomics.releaseFence();
  }

  public static void looked(Object map) {
    Atomics.acquireFence();
  }

  /**
   * Readers may come to a node of a tree by references that order nothing, and then by its value.
   */
  public static void treeNodeMade(Object node) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.releaseTogether(state, node, NODE_VALUE);
    }
  }

  /** A change of a map's size comes before whoever asks for the size, and orders no changes. */
  public static void counting(Object map) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.releaseTogether(state, map, Sync.COUNT);
    }
  }

  public static void counted(Object map) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.acquire(state, map, Sync.COUNT);
    }
  }

  public static void begin() {
    Quiet.begin();
  }

  public static void begin(Object about) {
    Quiet.begin();
  }

  public static void end(Object about) {
    Quiet.end();
  }

  public static void end() {
    Quiet.end();
  }

  public static void running(Object task) {
    ThreadState state = Hooks.watched();
    if (state != null && task != null) {
      Sync.acquire(state, task, Sync.TASK);
    }
  }

  // ---- the collector

  private static final Object COLLECTOR = new Object();

  /** What a thread did before it kept an object alive happens before that object is cleared. */
  public static void kept() {
    handingOn(COLLECTOR);
  }

  /** A reference that was cleared was taken from its queue. */
  public static void collected(Reference<?> reference, Object queue) {
    if (reference != null) {
      running(COLLECTOR);
    }
  }

  // ---- reflection

  /** Without what was added. */
  public static Field[] shown(Field[] fields) {
    return count(fields) == fields.length ? fields : keep(fields, new Field[count(fields)]);
  }

  public static Method[] shown(Method[] methods) {
    return count(methods) == methods.length ? methods : keep(methods, new Method[count(methods)]);
  }

  private static int count(Member[] members) {
    int count = 0;
    for (Member member : members) {
      count += isAdded(member) ? 0 : 1;
    }
    return count;
  }

  private static <M extends Member> M[] keep(M[] members, M[] kept) {
    int next = 0;
    for (M member : members) {
      if (!isAdded(member)) {
        kept[next++] = member;
      }
    }
    return kept;
  }

  private static boolean isAdded(Member member) {
    return member.getName().startsWith("$plait$");
  }

  // ---- the end

  private static End end = status -> status;

  /** What is done when the JVM ends: returns the exit code that it should have. */
  public interface End {
    int status(int status);
  }

  public static void atEnd(End what) {
    end = what;
  }

  /** The last thread has ended and the shutdown hooks have run. */
  public static void ended() {
    int status = end.status(0);
    if (status != 0) {
      Runtime.getRuntime().halt(status);
    }
  }

  /** The JVM is about to be halted. */
  public static int halting(int status) {
    return end.status(status);
  }
}
