// verdict: CLEAN
// about: What was done before an object was last kept alive happens before its cleaning action.
import module java.base;

public class KeptForCleaner {
  static class Resource {
    final State state = new State();

    void use() {
      try {
        state.uses++;
      } finally {
        java.lang.ref.Reference.reachabilityFence(this);
      }
    }
  }

  static class State implements Runnable {
    int uses;
    final CountDownLatch cleaned = new CountDownLatch(1);

    @Override
    public void run() {
      check(uses == 2);
      cleaned.countDown();
    }
  }

  static final java.lang.ref.Cleaner cleaner = java.lang.ref.Cleaner.create();

  public static void main(String[] args) throws Exception {
    State state = leave();
    for (int i = 0; i < 200 && !state.cleaned.await(20, TimeUnit.MILLISECONDS); i++) {
      System.gc();
    }
    check(state.cleaned.getCount() == 0);
  }

  static State leave() {
    Resource resource = new Resource();
    cleaner.register(resource, resource.state);
    resource.use();
    resource.use();
    return resource.state;
  }

  static void check(boolean right) {
    if (!right) {
      throw new AssertionError("wrong result");
    }
  }
}
