package plait.sharedobject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import plait.ProcessPool;
import plait.Processes;
import plait.Target;

/** Owned by the program, called by the worker of a worker. */
class SharedObjectFromNestedWorkerTest extends SharedObjectContract {
  private static @Nullable ProcessPool pool;

  /** The pool of the worker. */
  private static final class Inner {
    static final ProcessPool POOL = Processes.pool(1);
  }

  @BeforeAll
  static void open() {
    pool = Processes.pool(1);
  }

  @AfterAll
  static void close() {
    if (pool != null) {
      pool.close();
    }
  }

  @Override
  <T extends @Nullable Object> T from(Target<T> caller) {
    if (pool == null) {
      throw new AssertionError();
    }
    return pool.start(() -> Inner.POOL.start(caller).join()).join();
  }
}
