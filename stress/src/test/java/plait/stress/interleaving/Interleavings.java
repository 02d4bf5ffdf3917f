package plait.stress.interleaving;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.verifier.EpsilonVerifier;
import plait.stress.Length;

/**
 * The ways in which Lincheck is asked. Its choices follow a fixed seed, so that a run repeats.
 *
 * <p>It switches threads where they touch what they share, and knows that of fields of the class it
 * is given; it cannot see what lambdas capture. Its other form, {@code runConcurrentTest}, finds
 * nothing at all when lambdas are all that share an object, and says nothing about it.
 */
final class Interleavings {
  /** A machine with much else to do is no reason to call a test hung. */
  private static final long TIMEOUT_MILLIS = 300_000;

  /** What goes round more often counts as never ending; Plait's own tables are shorter. */
  private static final int LONGEST_LOOP = 200;

  static {
    keepWatchFromStarting();
  }

  private Interleavings() {}

  /**
   * Checks that concurrent operations give results which they could give one after the other, as
   * the specification does them.
   */
  static void linearizable(Class<?> operations, Class<?> specification) {
    options()
        .iterations(Length.of(4, 200))
        .invocationsPerIteration(Length.of(50, 5_000))
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(1)
        .sequentialSpecification(specification)
        .check(operations);
  }

  /** Checks that a program comes to its end and to its goal, whatever the order of events. */
  static void explored(int threads, Class<? extends Program> program) {
    options()
        .iterations(1)
        .invocationsPerIteration(Length.of(40, 20_000))
        .threads(threads)
        .actorsPerThread(1)
        .actorsBefore(0)
        .actorsAfter(0)
        .verifier(EpsilonVerifier.class)
        .minimizeFailedScenario(false) // a part alone would wait for ever
        .check(program);
  }

  /**
   * What goes by the clock is no part of what is explored, as time stands still there: the moment
   * that a deadlock search gives others, and the thread that looks for a standstill now and then.
   * Nor is the text of a report, for which class files are read, nor the maps of all threads, from
   * which Lincheck would follow every reference to remember what it finds.
   */
  private static ModelCheckingOptions options() {
    return new ModelCheckingOptions()
        .invocationTimeout$lincheck(TIMEOUT_MILLIS)
        .loopBound(LONGEST_LOOP)
        .addGuarantee(forClasses("plait.internal.thread.Deadlocks").methods("settle").ignore())
        .addGuarantee(
            forClasses("plait.internal.thread.Strands")
                .methods("current", "all", "nameOf") // but not the one that runs bodies
                .ignore())
        .addGuarantee(
            forClasses("plait.internal.thread.DeadlockReports", "plait.internal.thread.Waiting")
                .allMethods()
                .ignore());
  }

  /** Lincheck would take the thread for one of the program's. */
  private static void keepWatchFromStarting() {
    try {
      var running = Class.forName("plait.internal.thread.StallWatch").getDeclaredField("RUNNING");
      running.setAccessible(true);
      ((AtomicBoolean) running.get(null)).set(true);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
