package plait;

import java.util.concurrent.locks.ReadWriteLock;

/**
 * A pair of locks: many may read at a time, or one may write.
 *
 * {@snippet :
 * try (var _ = table.readLock().hold()) { return map.get(key); }
 * try (var _ = table.writeLock().hold()) { map.put(key, value); }
 * }
 *
 * <p>Both are reentrant. A writer may also read and then give back the write side (downgrade). A
 * reader that asks to write would wait for itself for ever: refused with {@link DeadlockException}.
 *
 * <p>Who asks to read lets a writer who waits go first, but only for some 20 milliseconds while
 * others read: one of those might be waiting for this very reader.
 *
 * <p>What a writer did before it gave the lock back happens-before what later readers and writers
 * do.
 *
 * <p>Python: none.
 */
public interface RWLock extends ReadWriteLock {

  /**
   * The side for those who only look.
   *
   * @return always the same lock; it has no conditions
   */
  @Override
  ScopedLock readLock();

  /**
   * The side for those who change something.
   *
   * @return always the same lock
   */
  @Override
  ScopedLock writeLock();

  /**
   * The pair's name.
   *
   * @return the given one, or one made from its kind and a number
   */
  String name();
}
