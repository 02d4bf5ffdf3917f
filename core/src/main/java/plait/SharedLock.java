package plait;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lock that its holder may take again: mutual exclusion among the threads of several processes.
 *
 * {@snippet :
 * SharedLock lock = Processes.lock("accounts");
 * Processes.start(() -> {
 *   try (var _ = lock.hold()) {
 *     transfer();
 *   }
 * });
 * }
 *
 * <p>It is sent to another process like any value, in the captured variables of a task, in
 * arguments and results: what arrives there is a handle to the same lock. It belongs to the thread
 * of the process that took it. For the rest it is as {@link RLock} says; a wait of a platform
 * thread may answer an interrupt or a cancel 50 milliseconds late.
 *
 * <p>When the process of the holder dies, however that happens, the next one who takes the lock
 * gets it, after 50 milliseconds or so if it waits already, and {@link #wasAbandoned} tells it. A
 * thread that ends without giving the lock back, in a process that lives on, keeps it.
 *
 * <p>A wait that closes a cycle among the threads of one process is refused at once with {@link
 * DeadlockException}, and one in a cycle over several processes some tenths of a second after the
 * last wait of the cycle began. One task of the cycle gets the exception.
 *
 * <p>Conditions made by {@link #newCondition} are for the threads of this process; see {@link
 * Processes#condition(SharedLock)} for others.
 *
 * <p>Python: {@code multiprocessing.RLock}, which stays taken for ever when its holder dies.
 */
public interface SharedLock extends RLock {

  /**
   * Whether the calling thread holds the lock and has got it because the process died that held it:
   * what the lock guards may be half done. True until the lock is given back; whoever takes it
   * after that is not told.
   *
   * {@snippet :
   * try (var _ = lock.hold()) {
   *   if (lock.wasAbandoned()) {
   *     repair();
   *   }
   *   work();
   * }
   * }
   *
   * <p>Nothing has to be done where each change that the lock guards is a single store, such as
   * adding to a counter. A wait on a {@link Condvar} takes the lock again, so ask after it, too.
   *
   * <p>Python: none.
   *
   * @return true if it was
   */
  boolean wasAbandoned();

  /**
   * The number of the process whose thread holds the lock, as the system counts them.
   *
   * @return a snapshot; empty if the lock is free
   */
  OptionalLong ownerPid();

  /**
   * The thread that holds the lock, if it is one of this process.
   *
   * @return a snapshot; empty if the lock is free, or a thread of another process holds it
   */
  @Override
  Optional<Thread> owner();

  /**
   * About how many tasks of this process wait for the lock.
   *
   * @return a snapshot
   */
  @Override
  int waiters();
}
