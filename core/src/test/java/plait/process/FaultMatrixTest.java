package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plait.NotSendableException;
import plait.Outcome;
import plait.ProcessPool;
import plait.ProcessSettings;
import plait.Processes;
import plait.Target;
import plait.TargetFailedException;
import plait.Task;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.WorkerOutput;
import plait.testing.NoLeaks;

/**
 * Tasks and results whose way to another process goes wrong: they are packed or unpacked, or the
 * body runs, and that throws, exits or crashes. Whatever it is, it ends that task alone, once and
 * with what happened; the pool goes on, and closes.
 */
@ExtendWith(NoLeaks.class)
@Timeout(120)
class FaultMatrixTest {
  private static final ProcessSettings QUIET = Processes.output(WorkerOutput.CAPTURED);

  /** Where it goes wrong. */
  enum Place {
    TASK_PACKED,
    TASK_UNPACKED,
    RUN,
    RESULT_PACKED,
    RESULT_UNPACKED;

    boolean isInTheProgram() {
      return this == TASK_PACKED || this == RESULT_UNPACKED;
    }
  }

  /** How it goes wrong. */
  enum Fault {
    EXCEPTION,
    CHECKED,
    ERROR,
    STACK_OVERFLOW,
    EXIT,
    HALT,
    KILL,
    CRASH;

    @Nullable Cause death() {
      return switch (this) {
        case EXIT, HALT -> Cause.EXITED;
        case KILL -> Cause.KILLED;
        case CRASH -> Cause.CRASHED;
        default -> null;
      };
    }

    Class<?> thrown() {
      return switch (this) {
        case CHECKED -> IOException.class;
        case ERROR -> AssertionError.class;
        case STACK_OVERFLOW -> StackOverflowError.class;
        default -> IllegalStateException.class;
      };
    }

    void happen() {
      switch (this) {
        case EXCEPTION -> throw new IllegalStateException("as meant");
        case CHECKED -> sneak(new IOException("as meant"));
        case ERROR -> throw new AssertionError("as meant");
        case STACK_OVERFLOW -> fall(0);
        case EXIT -> System.exit(7);
        case HALT -> Runtime.getRuntime().halt(7);
        case KILL -> signal("KILL");
        case CRASH -> signal("SEGV");
      }
    }

    private static void signal(String name) {
      try {
        new ProcessBuilder("kill", "-" + name, "" + ProcessHandle.current().pid()).start();
        new CountDownLatch(1).await();
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @SuppressWarnings("InfiniteRecursion") // that is what it is about
    private static int fall(int depth) {
      return 1 + fall(depth + 1);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  /** Something on its way that goes wrong at one place of it. */
  private static final class Trap implements Serializable {
    private static final long serialVersionUID = 1L;
    private final Place place;
    private final @Nullable Fault fault;

    Trap(Place place, @Nullable Fault fault) {
      this.place = place;
      this.fault = fault;
    }

    void pass(Place here) {
      if (here == place && fault != null) {
        fault.happen();
      }
    }

    private static boolean isInWorker() {
      return Processes.parent().isPresent();
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      pass(isInWorker() ? Place.RESULT_PACKED : Place.TASK_PACKED);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      pass(isInWorker() ? Place.TASK_UNPACKED : Place.RESULT_UNPACKED);
    }

    /** What a body does that has it: only the side that matters has to do with it. */
    Object run() {
      pass(Place.RUN);
      boolean comesBack = place == Place.RESULT_PACKED || place == Place.RESULT_UNPACKED;
      return comesBack ? this : "back";
    }
  }

  static Stream<Arguments> faults() {
    List<Arguments> all = new ArrayList<>();
    for (Place place : Place.values()) {
      for (Fault fault : Fault.values()) {
        if (!place.isInTheProgram() || fault.death() == null) {
          all.add(Arguments.of(place, fault));
        }
      }
    }
    return all.stream();
  }

  private static Target<Object> body(Place place, Fault fault) {
    if (place == Place.TASK_PACKED || place == Place.TASK_UNPACKED) {
      var trap = new Trap(place, fault);
      return trap::run;
    }
    return () -> new Trap(place, fault).run();
  }

  /** What the task fails with; an error of the user's own passes as it is where it can. */
  private static void assertFits(Place place, Fault fault, @Nullable Throwable failure) {
    Cause death = fault.death();
    if (death != null) {
      assertThat(failure)
          .isInstanceOfSatisfying(
              WorkerDiedException.class, died -> assertThat(died.why()).isEqualTo(death));
      return;
    }
    assertThat(failure)
        .isInstanceOf(place == Place.RUN ? fault.thrown() : typeOnTheWay(place, fault));
    if (fault != Fault.STACK_OVERFLOW) {
      assertThat(failure).hasStackTraceContaining("as meant");
    }
  }

  private static Class<?> typeOnTheWay(Place place, Fault fault) {
    boolean packing = place == Place.TASK_PACKED || place == Place.RESULT_PACKED;
    return packing && fault == Fault.ERROR ? fault.thrown() : NotSendableException.class;
  }

  private static void assertFailsOnce(Place place, Fault fault, Starter starter) {
    if (place == Place.TASK_PACKED) {
      assertFits(place, fault, catchThrowable(() -> starter.start(body(place, fault))));
      return;
    }
    var ends = new AtomicInteger();
    Task<Object> task = starter.start(body(place, fault)).onDone(_ -> ends.incrementAndGet());
    assertThatThrownBy(task::join)
        .isInstanceOf(TargetFailedException.class)
        .satisfies(failed -> assertFits(place, fault, failed.getCause()));
    await().until(() -> ends.get() > 0);
    assertThat(ends).hasValue(1);
  }

  @FunctionalInterface
  private interface Starter {
    Task<Object> start(Target<Object> body);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("faults")
  void endsThatTaskAlone(Place place, Fault fault) {
    assertFailsOnce(place, fault, QUIET::start);
    try (ProcessPool pool = QUIET.pool(1)) {
      assertFailsOnce(place, fault, pool::start);
      assertThat(pool.start(() -> "goes on").join()).isEqualTo("goes on");
      inTheMiddleOfAChunk(pool, place, fault);
      assertThat(pool.map(i -> i, List.of(1, 2, 3))).isEqualTo(List.of(1, 2, 3));
      assertThat(pool.stats().queued()).isZero();
      Cause death = fault.death();
      assertThat(pool.stats().deaths()).isEqualTo(death == null ? Map.of() : Map.of(death, 2L));
    }
  }

  private static void inTheMiddleOfAChunk(ProcessPool pool, Place place, Fault fault) {
    var traps = Stream.of(0, 1, 2).map(i -> new Trap(place, i == 1 ? fault : null)).toList();
    if (place == Place.TASK_PACKED && fault == Fault.ERROR) {
      assertThatThrownBy(() -> pool.chunk(3).outcomes(Trap::run, traps))
          .isInstanceOf(AssertionError.class);
      return;
    }
    var outcomes = pool.chunk(3).outcomes(Trap::run, traps);
    assertThat(outcomes.stream().map(Outcome::isSuccess)).containsExactly(true, false, true);
    assertFits(place, fault, ((Outcome.Failure<?>) outcomes.get(1)).failure());
  }
}
