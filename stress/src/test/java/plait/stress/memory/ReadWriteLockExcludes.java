package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import plait.RWLock;
import plait.Threads;

/** A reader sees all of what a writer did, or nothing. */
@JCStressTest
@Outcome(
    id = {"0, 0", "1, 1"},
    expect = ACCEPTABLE,
    desc = "before or after the writer")
@Outcome(expect = FORBIDDEN, desc = "in the middle")
@State
public class ReadWriteLockExcludes {
  private final RWLock lock = Threads.readWriteLock();
  private int left;
  private int right;

  @Actor
  public void write() {
    try (var _ = lock.writeLock().hold()) {
      left = 1;
      right = 1;
    }
  }

  @Actor
  public void read(II_Result result) {
    try (var _ = lock.readLock().hold()) {
      result.r1 = left;
      result.r2 = right;
    }
  }
}
