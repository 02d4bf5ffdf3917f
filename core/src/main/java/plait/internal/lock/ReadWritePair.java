package plait.internal.lock;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import plait.RWLock;
import plait.ScopedLock;
import plait.internal.thread.Names;
import plait.internal.thread.Strands;

/** The reader-writer lock: a {@link ReentrantReadWriteLock} whose waits are seen. */
public final class ReadWritePair implements RWLock {
  private final Names name;
  private final Sync sync = new Sync();
  private final ReadSide readSide = new ReadSide(this);
  private final WriteSide writeSide = new WriteSide(this);

  static final class Sync extends ReentrantReadWriteLock {
    private static final long serialVersionUID = 1L;

    @Nullable Thread owner() {
      return getOwner();
    }
  }

  public ReadWritePair(@Nullable String name) {
    this.name = new Names("rwlock", name);
  }

  Sync sync() {
    return sync;
  }

  ReadSide readSide() {
    return readSide;
  }

  @Override
  public ScopedLock readLock() {
    return readSide;
  }

  @Override
  public ScopedLock writeLock() {
    return writeSide;
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String toString() {
    return "RWLock[" + name() + ", " + state() + Texts.waiting(sync.getQueueLength()) + "]";
  }

  private String state() {
    Thread writer = sync.owner();
    if (writer != null) {
      return "written by " + Strands.nameOf(writer);
    }
    int readers = sync.getReadLockCount();
    return readers == 0 ? "free" : readers + " reading";
  }
}
