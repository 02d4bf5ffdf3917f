package plait.stress.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import plait.Action;
import plait.Event;
import plait.ProcessSettings;
import plait.ProcessTask;
import plait.Processes;
import plait.SharedLongs;
import plait.Task;
import plait.Threads;
import plait.WorkerDiedException;

/**
 * Those who take part, each with a thread for each part. Some victims are kept ready: they have
 * done a few steps and wait for their turn.
 */
final class Storm {
  static final int SURVIVORS = 2;

  private static final int AHEAD = 5;
  private static final int MOST_AT_ONCE = 3;
  private static final int STEPS_TO_BE_READY = 10;
  private static final int STEPS_AFTER_DEATH = 10;
  private static final int PLACES = 64;

  /** Between two rounds the survivors leave the processors to the victims that start. */
  private static final Duration CALM = Duration.ofMillis(30);

  /** Does not live long enough for the second compiler to pay off. */
  private static final ProcessSettings SHORT_LIVED = Processes.jvm("-XX:TieredStopAtLevel=1");

  private static final Duration LONG = Duration.ofMinutes(2);

  // places of the board, before those of the progress of each survivor in each part
  private static final int OVER = 0;
  private static final int FAILURES = 1;
  private static final int READY = 2;
  private static final int PROGRESS = READY + PLACES;

  private final List<Part> parts;
  private final SplittableRandom random;
  private final SharedLongs board;
  private final Event wind = Processes.event();
  private final Deque<Victim> victims = new ArrayDeque<>();
  private final List<Task<?>> survivors = new ArrayList<>();
  private int next = SURVIVORS;
  private int deaths;

  private record Victim(int who, Event turn, ProcessTask<?> process) {}

  Storm(List<Part> parts, long seed) {
    this.parts = parts;
    this.random = new SplittableRandom(seed);
    this.board = Processes.sharedLongs(PROGRESS + (long) SURVIVORS * parts.size());
  }

  int deaths() {
    return deaths;
  }

  void begin() {
    Cast cast = new Cast(parts, board, wind);
    long seed = random.nextLong();
    survivors.add(Threads.start(() -> cast.survive(0, seed)));
    survivors.add(Processes.start(() -> cast.survive(1, seed + 1)));
    for (int i = 0; i < AHEAD; i++) {
      addVictim();
    }
  }

  private void addVictim() {
    Cast cast = new Cast(parts, board, wind);
    int who = next++;
    long seed = random.nextLong();
    Event turn = Processes.event();
    victims.add(new Victim(who, turn, SHORT_LIVED.start(() -> cast.bePrey(who, seed, turn))));
  }

  /** Some victims have their turn together, and are killed one after the other, soon. */
  void round(int mostMicros, String when) throws Exception {
    List<Victim> doomed = new ArrayList<>();
    for (int left = random.nextInt(1, MOST_AT_ONCE + 1); left > 0; left--) {
      doomed.add(victims.remove());
      addVictim();
    }
    for (Victim victim : doomed) {
      awaitReady(victim, when);
    }
    wind.set();
    for (Victim victim : doomed) {
      victim.turn.set();
    }
    for (Victim victim : doomed) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(mostMicros)));
      kill(victim, when);
    }
    for (Victim victim : doomed) {
      bury(victim, when);
      for (Part part : parts) {
        part.afterDeath(victim.who, when);
      }
    }
    assertGoingOn(when);
    wind.clear();
  }

  private void awaitReady(Victim victim, String when) {
    await(when + ": ready")
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(1))
        .until(() ->
            victim.process.isDone()
                || board.getVolatile(READY + victim.who % PLACES) >= victim.who);
  }

  private void kill(Victim victim, String when) {
    assertThat(victim.process.isDone()).as(when + ": died before its time").isFalse();
    victim.process.kill();
    deaths++;
  }

  private static void bury(Victim victim, String when) {
    assertThatThrownBy(() -> victim.process.join(LONG))
        .as(when)
        .hasCauseInstanceOf(WorkerDiedException.class);
  }

  private void assertGoingOn(String when) {
    long[] before = new long[SURVIVORS * parts.size()];
    Arrays.setAll(before, i -> board.getVolatile(PROGRESS + i));
    for (int i = 0; i < before.length; i++) {
      int place = PROGRESS + i;
      long enough = before[i] + STEPS_AFTER_DEATH;
      await(when + ": survivor " + i / parts.size() + " goes on with " + part(i))
          .atMost(LONG)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> hasFailed() || board.getVolatile(place) > enough);
    }
    assertThat(hasFailed()).as(when + ": somebody failed, see the output").isFalse();
  }

  private boolean hasFailed() {
    return board.getVolatile(FAILURES) > 0;
  }

  private String part(int place) {
    return parts.get(place % parts.size()).getClass().getSimpleName();
  }

  /** All end, and nothing is lost. */
  void end(String when) throws Exception {
    for (Victim victim : victims) {
      kill(victim, when);
      bury(victim, when);
    }
    board.setVolatile(OVER, 1);
    wind.set();
    for (Task<?> survivor : survivors) {
      survivor.join(LONG);
    }
    for (Part part : parts) {
      part.atEnd(deaths, when);
    }
  }

  /** What takes part does, in whatever process. */
  record Cast(List<Part> parts, SharedLongs board, Event wind) {

    void survive(int who, long seed) {
      List<Task<?>> tasks = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        int place = PROGRESS + who * parts.size() + i;
        Part part = parts.get(i);
        tasks.add(start(() -> goOn(part, who, seed, place)));
      }
      tasks.forEach(Task::join);
    }

    private Task<?> start(Action body) {
      return Threads.platform()
          .daemon()
          .start(() -> {
            try {
              body.run();
            } catch (Throwable failure) {
              board.getAndAdd(FAILURES, 1);
              failure.printStackTrace();
              throw failure;
            }
          });
    }

    private void goOn(Part part, int who, long seed, int place) throws Exception {
      var random = new SplittableRandom(seed + place);
      while (board.getVolatile(OVER) == 0) {
        part.step(who, random);
        board.getAndAdd(place, 1);
        var _ = wind.await(CALM);
      }
    }

    void bePrey(int who, long seed, Event turn) throws Exception {
      var ready = new CountDownLatch(parts.size());
      List<Task<?>> tasks = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        var random = new SplittableRandom(seed + i);
        Part part = parts.get(i);
        tasks.add(
            start(() -> {
              for (int step = 0; step < STEPS_TO_BE_READY; step++) {
                part.step(who, random);
              }
              ready.countDown();
              turn.await();
              while (true) {
                part.step(who, random);
              }
            }));
      }
      ready.await();
      board.setVolatile(READY + who % PLACES, who);
      tasks.forEach(Task::join);
    }
  }
}
