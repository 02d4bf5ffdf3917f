package plait.contract;

import org.junit.jupiter.api.AfterEach;
import plait.Pool;
import plait.Target;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;

/** Waiting for several tasks of a pool. */
class PooledTasksTest extends TasksContract {
  private final Pool pool = threads().pool(4);

  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }

  @Override
  <T> Task<T> start(Target<T> body) {
    return pool.start(body);
  }

  @AfterEach
  void close() {
    pool.close();
  }
}
