// verdict: CLEAN
// about: Updaters of volatile fields: a spin lock and a published node.
import module java.base;

public class FieldUpdaters {
  volatile int state;
  volatile int[] published;
  int guarded;
  static final AtomicIntegerFieldUpdater<FieldUpdaters> STATE =
      AtomicIntegerFieldUpdater.newUpdater(FieldUpdaters.class, "state");
  static final AtomicReferenceFieldUpdater<FieldUpdaters, int[]> PUBLISHED =
      AtomicReferenceFieldUpdater.newUpdater(FieldUpdaters.class, int[].class, "published");

  void work(int me) {
    for (int i = 0; i < 30; i++) {
      while (!STATE.compareAndSet(this, 0, 1)) {
        Thread.yield();
      }
      guarded++;
      STATE.set(this, 0);
    }
    int[] fresh = {me};
    int[] seen = PUBLISHED.getAndSet(this, fresh);
    if (seen != null && seen[0] == me) {
      throw new AssertionError();
    }
  }

  public static void main(String[] args) throws Exception {
    FieldUpdaters shared = new FieldUpdaters();
    both(() -> shared.work(1), () -> shared.work(2));
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().name("two").start(unchecked(two));
    t0.join();
    t1.join();
  }

  interface Body {
    void run() throws Exception;
  }

  static Runnable unchecked(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
