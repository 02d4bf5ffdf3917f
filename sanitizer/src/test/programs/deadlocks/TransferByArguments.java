// verdict: LOCK-ORDER TransferByArguments$Account TransferByArguments$Account
// about: Transfers lock the accounts in the order of their arguments.
import module java.base;

public class TransferByArguments {
  static class Account {
    long balance = 100;
  }

  static void transfer(Account from, Account to, long amount) {
    synchronized (from) {
      synchronized (to) {
        from.balance -= amount;
        to.balance += amount;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Account a = new Account();
    Account b = new Account();
    both(
        () -> {
          transfer(a, b, 10);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          transfer(b, a, 5);
        });
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
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
