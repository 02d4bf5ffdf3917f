package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.ProcessPool;
import plait.Processes;
import plait.Scope;
import plait.SharedLongs;
import plait.Threads;
import plait.WorkerDiedException;
import plait.internal.shared.Cell;
import plait.internal.shared.Guard;
import plait.internal.shared.Peer;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/** One at a time is inside, and who dies there is noticed. */
class GuardTest {
  private static final int ROUNDS = 20_000;

  /** A guard and a counter that can be sent. */
  static final class Counter implements Shareable {
    private final Cell cell;
    final Guard guard;

    Counter(Cell cell) {
      this.cell = cell;
      this.guard = new Guard(cell);
    }

    long next() {
      long next = cell.whole().get(ValueLayout.JAVA_LONG, cell.at() + 8) + 1;
      cell.whole().set(ValueLayout.JAVA_LONG, cell.at() + 8, next);
      return next;
    }

    void count(int rounds) {
      for (int i = 0; i < rounds; i++) {
        assertThat(guard.enter()).isFalse();
        next();
        guard.exit();
      }
    }

    long now() {
      return cell.whole().get(ValueLayout.JAVA_LONG, cell.at() + 8);
    }

    @Override
    public Ticket ticket() {
      return new CounterTicket(cell.ticket());
    }
  }

  record CounterTicket(Cell.CellTicket cell) implements Ticket {
    @Override
    public Object claim() throws java.io.IOException {
      return new Counter(cell.claim(64));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void threadsTakeTurns(boolean virtual) {
    Counter counter = new Counter(Cell.make(64));
    var settings = virtual ? Threads.virtual() : Threads.platform();
    try (Scope scope = settings.scope()) {
      for (int i = 0; i < 4; i++) {
        scope.start(() -> counter.count(ROUNDS));
      }
    }
    assertThat(counter.now()).isEqualTo(4 * ROUNDS);
  }

  @Test
  void processesTakeTurns() {
    Counter counter = new Counter(Cell.make(64));
    try (Scope scope = Threads.scope()) {
      scope.start(Processes.of(() -> counter.count(ROUNDS)));
      scope.start(Processes.of(() -> counter.count(ROUNDS)));
      scope.start(() -> counter.count(ROUNDS));
    }
    assertThat(counter.now()).isEqualTo(3 * ROUNDS);
  }

  @Test
  void whoDiesInsideIsToldToTheNextOne() {
    Counter counter = new Counter(Cell.make(64));
    try (SharedLongs inside = Processes.sharedLongs(1);
        ProcessPool pool = Processes.pool(2)) {
      var victim =
          Processes.start(() -> {
            counter.guard.enter();
            inside.setVolatile(0, 1);
            Thread.currentThread().join();
          });
      await().until(() -> inside.getVolatile(0) == 1);
      var waiting = pool.start(() -> enterAndLeave(counter));
      victim.kill();
      assertThatThrownBy(victim::join).hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(waiting.join()).isTrue();
      assertThat(pool.start(() -> enterAndLeave(counter)).join()).isFalse();
      assertThat(enterAndLeave(counter)).isFalse();
    }
  }

  @Test
  void whoLeavesInTheMiddleIsToldToTheNextOne() {
    Counter counter = new Counter(Cell.make(64));
    assertThat(counter.guard.enter()).isFalse();
    counter.guard.abandon();
    assertThat(enterAndLeave(counter)).isTrue();
    assertThat(enterAndLeave(counter)).isFalse();
  }

  @Test
  void aProcessIsKnownAsLongAsItLives() {
    assertThat(Peer.isAlive(Peer.self())).isTrue();
    assertThat(Peer.pid(Peer.self())).isEqualTo(ProcessHandle.current().pid());
    int other;
    try (ProcessPool pool = Processes.pool(1)) {
      other = pool.start(Peer::self).join();
      assertThat(other).isNotEqualTo(Peer.self());
      assertThat(Peer.isAlive(other)).isTrue();
    }
    await().until(() -> !Peer.isAlive(other));
  }

  private static boolean enterAndLeave(Counter counter) {
    boolean told = counter.guard.enter();
    counter.guard.exit();
    return told;
  }
}
