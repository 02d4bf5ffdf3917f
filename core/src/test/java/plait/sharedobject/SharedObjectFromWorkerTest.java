package plait.sharedobject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import plait.ProcessPool;
import plait.Processes;
import plait.Target;

/** Owned by the program, called by a worker. */
class SharedObjectFromWorkerTest extends SharedObjectContract {
  private static @Nullable ProcessPool pool;

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
    return pool.start(caller).join();
  }
}
