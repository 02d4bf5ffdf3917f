package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import plait.RLock;
import plait.Threads;

/** Two additions under a lock are two additions. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "both count")
@Outcome(expect = FORBIDDEN, desc = "one was lost")
@State
public class LockExcludes {
  private final RLock lock = Threads.lock();
  private int plain;

  @Actor
  public void first() {
    try (var _ = lock.hold()) {
      plain++;
    }
  }

  @Actor
  public void second() {
    lock.lock();
    try {
      plain++;
    } finally {
      lock.unlock();
    }
  }

  @Arbiter
  public void total(I_Result result) {
    result.r1 = plain;
  }
}
