// verdict: RACE field ForkedSiblings.sum
// about: Both halves of a fork add to a static field.
import module java.base;

public class ForkedSiblings {
  static int sum;

  static class Part extends RecursiveAction {
    final int me;

    Part(int me) {
      this.me = me;
    }

    @Override
    protected void compute() {
      meet(me);
      sum += me + 1;
    }
  }

  static class Root extends RecursiveAction {
    @Override
    protected void compute() {
      Part left = new Part(0);
      left.fork();
      new Part(1).compute();
      left.join();
    }
  }

  public static void main(String[] args) throws Exception {
    try (ForkJoinPool pool = new ForkJoinPool(2)) {
      pool.invoke(new Root());
    }
  }

  /** Makes two threads overlap in time only: opaque accesses make no happens-before edge. */
  static final AtomicIntegerArray here = new AtomicIntegerArray(2);

  static void meet(int me) {
    int round = here.getPlain(me) + 1;
    here.setOpaque(me, round);
    long end = System.nanoTime() + 2_000_000_000L;
    while (here.getOpaque(1 - me) < round && System.nanoTime() < end) {
      Thread.yield();
    }
  }
}
