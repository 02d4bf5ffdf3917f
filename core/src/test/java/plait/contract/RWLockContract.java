package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import plait.DeadlockException;
import plait.RWLock;
import plait.Task;
import plait.Threads;
import plait.WaitInterruptedException;

@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // the calls themselves are under test
abstract class RWLockContract extends ThreadedContract {
  private final RWLock table = Threads.readWriteLock("table");

  @Test
  void manyReadOrOneWrites() {
    try (var _ = table.readLock().hold()) {
      start(
              () -> {
                try (var _ = table.readLock().hold()) {
                  assertThat(table.toString()).contains("2 reading");
                }
                assertThat(table.writeLock().tryLock()).isFalse();
                assertThat(table.writeLock().tryLock(SHORT)).isFalse();
              })
          .join();
    }
    try (var _ = table.writeLock().hold()) {
      assertThat(table.toString()).contains("written by");
      assertThat(start(() -> table.readLock().tryLock()).join()).isFalse();
      assertThat(start(() -> table.readLock().tryLock(SHORT)).join()).isFalse();
      assertThat(start(() -> table.writeLock().tryLock(1, TimeUnit.MILLISECONDS)).join()).isFalse();
    }
    assertThat(table).hasToString("RWLock[table, free]");
  }

  @Test
  void bothSidesAreReentrantAndWritersMayRead() {
    try (var _ = table.writeLock().hold();
        var _ = table.writeLock().hold();
        var _ = table.readLock().hold();
        var _ = table.readLock().hold()) {
      assertThat(table.toString()).contains("written by");
    }
    table.writeLock().lock();
    table.readLock().lock();
    table.writeLock().unlock();
    assertThat(table).hasToString("RWLock[table, 1 reading]");
    table.readLock().unlock();
  }

  @Test
  void readerWhoAsksToWriteIsRefused() {
    try (var _ = table.readLock().hold()) {
      assertThatThrownBy(table.writeLock()::lock)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContainingAll("write lock of RWLock table", "holds the read lock itself");
      assertThatThrownBy(table.writeLock()::lockInterruptibly)
          .isInstanceOf(DeadlockException.class);
      assertThat(table.writeLock().tryLock(SHORT)).isFalse();
      assertThat(table.writeLock().tryLock()).isFalse();
      assertThatThrownBy(() -> table.writeLock().hold(SHORT))
          .hasMessageEndingWith(": " + Task.current().name() + " holds the read lock");
    }
    table.writeLock().hold().close();
  }

  @Test
  void readerBehindWaitingWriterDoesNotWaitForEver() {
    try (var _ = table.readLock().hold()) {
      var writer = start(() -> table.writeLock().hold().close());
      untilSays(table, "1 waiting");
      start(() -> table.readLock().hold().close()).join(LONG);
      assertThat(writer.isAlive()).isTrue();
    }
  }

  @Test
  void conditionsBelongToTheWriteSide() throws Exception {
    assertThatThrownBy(table.readLock()::newCondition)
        .isInstanceOf(UnsupportedOperationException.class);
    var condition = table.writeLock().newCondition();
    assertThatThrownBy(condition::signal).isInstanceOf(IllegalMonitorStateException.class);
    var waiter =
        start(() -> {
          try (var _ = table.writeLock().hold()) {
            condition.await();
          }
        });
    untilSays(condition, "1 waiting");
    try (var _ = table.writeLock().hold()) {
      condition.signal();
    }
    waiter.join();
  }

  @Test
  void releasingWhatIsNotHeldIsAnError() {
    assertThatThrownBy(table.readLock()::unlock)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll("does not hold", "table");
    assertThatThrownBy(table.writeLock()::unlock)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll("does not hold", "table");
  }

  @Test
  void interruptsEndTimedTakesAndNotHold() {
    table.writeLock().lock();
    var timed =
        start(() -> {
          assertThatThrownBy(() -> table.readLock().tryLock(LONG))
              .isInstanceOf(WaitInterruptedException.class);
          return Thread.interrupted();
        });
    untilSays(table, "1 waiting");
    timed.thread().orElseThrow().interrupt();
    assertThat(timed.join()).isTrue();
    var untimed =
        start(() -> {
          Thread.currentThread().interrupt();
          try (var _ = table.readLock().hold()) {
            return Thread.interrupted();
          }
        });
    untilSays(table, "1 waiting");
    table.writeLock().unlock();
    assertThat(untimed.join()).isTrue();
  }
}
