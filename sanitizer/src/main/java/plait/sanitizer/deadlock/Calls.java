package plait.sanitizer.deadlock;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/** Changes the calls of methods that take locks, wait, start or join. */
final class Calls {
  private static final String LOCKS = "java/util/concurrent/locks/";
  private static final ClassDesc LOCK_CALLS = ClassDesc.of("plait.sanitizer.deadlock.LockCalls");
  private static final ClassDesc STAMPED_CALLS =
      ClassDesc.of("plait.sanitizer.deadlock.StampedCalls");
  private static final ClassDesc TASK_CALLS = ClassDesc.of("plait.sanitizer.deadlock.TaskCalls");
  private static final ClassDesc LOCK = ClassDesc.of("java.util.concurrent.locks.Lock");
  private static final ClassDesc CONDITION = ClassDesc.of("java.util.concurrent.locks.Condition");
  private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.Thread$Builder");
  private static final ClassDesc RUNNABLE = ClassDesc.of("java.lang.Runnable");

  private static final MethodTypeDesc ABOUT = MethodTypeDesc.of(CD_void, CD_Object);
  private static final MethodTypeDesc ABOUT_AT = MethodTypeDesc.of(CD_void, CD_Object, CD_int);
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);

  private static final Set<String> KNOWN_LOCKS =
      Set.of(
          LOCKS + "Lock",
          LOCKS + "ReentrantLock",
          LOCKS + "ReentrantReadWriteLock$ReadLock",
          LOCKS + "ReentrantReadWriteLock$WriteLock");
  private static final Set<String> TAKING =
      Set.of(
          "lock()V",
          "lockInterruptibly()V",
          "tryLock()Z",
          "tryLock(JLjava/util/concurrent/TimeUnit;)Z");
  private static final Set<String> STAMPED_TAKING =
      Set.of(
          "writeLock()J",
          "readLock()J",
          "writeLockInterruptibly()J",
          "readLockInterruptibly()J",
          "tryWriteLock()J",
          "tryReadLock()J",
          "tryWriteLock(JLjava/util/concurrent/TimeUnit;)J",
          "tryReadLock(JLjava/util/concurrent/TimeUnit;)J",
          "tryConvertToWriteLock(J)J",
          "tryConvertToReadLock(J)J",
          "tryConvertToOptimisticRead(J)J");
  private static final Set<String> STAMPED_GIVING =
      Set.of("unlockWrite(J)V", "unlockRead(J)V", "unlock(J)V");
  private static final Set<String> AWAITING =
      Set.of(
          "await()V",
          "awaitUninterruptibly()V",
          "awaitNanos(J)J",
          "await(JLjava/util/concurrent/TimeUnit;)Z",
          "awaitUntil(Ljava/util/Date;)Z");
  private static final Set<String> WAITING = Set.of("wait()V", "wait(J)V", "wait(JI)V");
  private static final Set<String> JOINING =
      Set.of("join()V", "join(J)V", "join(JI)V", "join(Ljava/time/Duration;)Z");

  private final IntSupplier site;

  /**
   * @param site gives the number of the place that the next call is at
   */
  Calls(IntSupplier site) {
    this.site = site;
  }

  /** Whether what the call returns is a side of what it is called on, as reports see it. */
  static boolean keepsOrigin(InvokeInstruction call) {
    String name = call.name().stringValue();
    return name.equals("readLock") || name.equals("writeLock");
  }

  private static final Set<String> NAMES =
      Set.of(
          "lock",
          "lockInterruptibly",
          "tryLock",
          "unlock",
          "hold",
          "close",
          "writeLock",
          "readLock",
          "writeLockInterruptibly",
          "readLockInterruptibly",
          "tryWriteLock",
          "tryReadLock",
          "tryConvertToWriteLock",
          "tryConvertToReadLock",
          "tryConvertToOptimisticRead",
          "unlockWrite",
          "unlockRead",
          "await",
          "awaitUninterruptibly",
          "awaitNanos",
          "awaitUntil",
          "signal",
          "signalAll",
          "wait",
          "notify",
          "notifyAll",
          "join",
          "start",
          "startVirtualThread");

  /** Whether a call may be one to change, by its name and, of tasks, by its owner. */
  static boolean concern(InvokeInstruction call) {
    return concern(call.owner().asSymbol(), call.name().stringValue());
  }

  static boolean concern(ClassDesc owner, String name) {
    return NAMES.contains(name) || TaskKinds.concern(owner, name);
  }

  void accept(CodeBuilder to, InvokeInstruction call) {
    boolean isVirtual =
        call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE;
    String owner = call.owner().asInternalName();
    String what = call.name().stringValue() + call.type().stringValue();
    if (isVirtual && (isOfLock(to, call, owner, what) || isOfThread(to, call, owner, what))) {
      return;
    }
    ClassDesc standIn = TaskKinds.standIn(call, isVirtual);
    if (standIn != null) {
      replace(to, call, TASK_CALLS, isVirtual ? standIn : null, false);
      return;
    }
    if (!isVirtual
        && what.equals("startVirtualThread(Ljava/lang/Runnable;)Ljava/lang/Thread;")
        && owner.equals("java/lang/Thread")) {
      to.invokestatic(Rewriter.HOOKS, "startVirtualThread", MethodTypeDesc.of(THREAD, RUNNABLE));
      return;
    }
    if (!isVirtual || !isByName(to, call, what)) {
      to.with(call);
    }
  }

  private boolean isOfLock(CodeBuilder to, InvokeInstruction call, String owner, String what) {
    boolean known = KNOWN_LOCKS.contains(owner);
    if (known && TAKING.contains(what)) {
      replace(to, call, LOCK_CALLS, LOCK, true);
    } else if (known && what.equals("unlock()V")) {
      replace(to, call, LOCK_CALLS, LOCK, false);
    } else if (owner.equals(LOCKS + "StampedLock") && STAMPED_TAKING.contains(what)) {
      replace(to, call, STAMPED_CALLS, call.owner().asSymbol(), true);
    } else if (owner.equals(LOCKS + "StampedLock") && STAMPED_GIVING.contains(what)) {
      replace(to, call, STAMPED_CALLS, call.owner().asSymbol(), false);
    } else if (owner.equals(LOCKS + "Condition") && AWAITING.contains(what)) {
      replace(to, call, LOCK_CALLS, CONDITION, true);
    } else if (owner.equals(LOCKS + "Condition")
        && (what.equals("signal()V") || what.equals("signalAll()V"))) {
      replace(to, call, LOCK_CALLS, CONDITION, false);
    } else {
      return false;
    }
    return true;
  }

  private boolean isOfThread(CodeBuilder to, InvokeInstruction call, String owner, String what) {
    if (owner.equals("java/lang/Thread") && JOINING.contains(what)) {
      replace(to, call, Rewriter.HOOKS, THREAD, true);
    } else if (owner.startsWith("java/lang/Thread$Builder")
        && what.equals("start(Ljava/lang/Runnable;)Ljava/lang/Thread;")) {
      to.invokestatic(Rewriter.HOOKS, "start", MethodTypeDesc.of(THREAD, BUILDER, RUNNABLE));
    } else if (WAITING.contains(what)) {
      List<ClassDesc> parameters = new ArrayList<>(List.of(CD_Object));
      parameters.addAll(call.typeSymbol().parameterList());
      parameters.add(CD_int);
      to.loadConstant(site.getAsInt());
      to.invokestatic(Rewriter.HOOKS, "await", MethodTypeDesc.of(CD_void, parameters));
    } else if (what.equals("notify()V") || what.equals("notifyAll()V")) {
      to.dup().invokestatic(Rewriter.HOOKS, "notifying", ABOUT).with(call);
    } else {
      return false;
    }
    return true;
  }

  /** Methods of classes that are not known here, but may be locks or threads. */
  private boolean isByName(CodeBuilder to, InvokeInstruction call, String what) {
    switch (what) {
      case "lock()V", "lockInterruptibly()V", "hold()Lplait/Hold;" -> {
        to.dup().loadConstant(site.getAsInt()).invokestatic(Rewriter.HOOKS, "taking", ABOUT_AT);
        to.with(call).invokestatic(Rewriter.HOOKS, "taken", NOTHING);
      }
      case "unlock()V" -> to.dup().invokestatic(Rewriter.HOOKS, "givingBack", ABOUT).with(call);
      case "close()V" -> {
        if (!call.owner().asInternalName().equals("plait/Hold")) {
          return false;
        }
        to.dup().invokestatic(Rewriter.HOOKS, "givingBack", ABOUT).with(call);
      }
      case "start()V" -> to.dup().invokestatic(Rewriter.HOOKS, "starting", ABOUT).with(call);
      case "join()V" -> {
        to.dup().loadConstant(site.getAsInt()).invokestatic(Rewriter.HOOKS, "joining", ABOUT_AT);
        to.with(call).invokestatic(Rewriter.HOOKS, "joined", NOTHING);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Calls a static method of the same name instead, with the object as its first argument and the
   * place as its last.
   *
   * @param object the type of the object; null if the method is static
   */
  private void replace(
      CodeBuilder to, InvokeInstruction call, ClassDesc by, ClassDesc object, boolean withSite) {
    List<ClassDesc> parameters = new ArrayList<>();
    if (object != null) {
      parameters.add(object);
    }
    parameters.addAll(call.typeSymbol().parameterList());
    if (withSite) {
      parameters.add(CD_int);
      to.loadConstant(site.getAsInt());
    }
    to.invokestatic(
        by,
        call.name().stringValue(),
        MethodTypeDesc.of(call.typeSymbol().returnType(), parameters));
  }
}
