package plait.bench.sharing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import plait.Processes;
import plait.SharedDoubles;
import plait.bench.Scale;
import plait.bench.Work;

/** How long loops over shared numbers take, as a multiple of the same loop over an array. */
final class ArrayFigures {
  private static final int SIZE = 100_000;
  private static final int ROUNDS = 20;
  private static final int LOOPS = 500;

  private static double seen;

  private ArrayFigures() {}

  private static double ratio(Scale scale, Runnable shared, Runnable plain) {
    double sharedSeconds = 0;
    double plainSeconds = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double before = seconds(plain, scale.count(LOOPS));
      double after = seconds(shared, scale.count(LOOPS));
      if (round >= ROUNDS / 2) {
        plainSeconds += before;
        sharedSeconds += after;
      }
    }
    return sharedSeconds / plainSeconds;
  }

  private static double seconds(Runnable loop, int loops) {
    long begin = System.nanoTime();
    for (int i = 0; i < loops; i++) {
      loop.run();
    }
    return Work.secondsSince(begin);
  }

  /** Adding all up. */
  static double sum(Scale scale) {
    SharedDoubles shared = Processes.sharedDoubles(SIZE);
    double[] plain = new double[SIZE];
    return ratio(scale, () -> seen += sumOf(shared), () -> seen += sumOf(plain));
  }

  private static double sumOf(SharedDoubles numbers) {
    double sum = 0;
    for (long i = 0; i < numbers.size(); i++) {
      sum += numbers.get(i);
    }
    return sum;
  }

  private static double sumOf(double[] numbers) {
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += numbers[i];
    }
    return sum;
  }

  /** Copying all of it to an array. */
  static double copy(Scale scale) {
    SharedDoubles shared = Processes.sharedDoubles(SIZE);
    double[] plain = new double[SIZE];
    double[] to = new double[SIZE];
    return ratio(
        scale, () -> shared.copyTo(0, to, 0, SIZE), () -> System.arraycopy(plain, 0, to, 0, SIZE));
  }

  /** Changing each where it is. */
  static double scale(Scale scale) {
    SharedDoubles shared = Processes.sharedDoubles(SIZE);
    double[] plain = new double[SIZE];
    return ratio(scale, () -> scale(shared), () -> scale(plain));
  }

  /** The same with memory outside of the heap as the JDK itself gives it. */
  static double scaleSegment(Scale scale) {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment segment = arena.allocate(ValueLayout.JAVA_DOUBLE, SIZE);
      double[] plain = new double[SIZE];
      return ratio(scale, () -> scale(segment), () -> scale(plain));
    }
  }

  private static void scale(MemorySegment numbers) {
    for (long i = 0; i < SIZE; i++) {
      double number = numbers.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
      numbers.setAtIndex(ValueLayout.JAVA_DOUBLE, i, number * 1.0001);
    }
  }

  private static void scale(SharedDoubles numbers) {
    for (long i = 0; i < numbers.size(); i++) {
      numbers.set(i, numbers.get(i) * 1.0001);
    }
  }

  private static void scale(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= 1.0001;
    }
  }
}
