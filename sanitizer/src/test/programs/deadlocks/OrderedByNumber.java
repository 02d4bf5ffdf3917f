// verdict: CLEAN
// about: Transfers in both directions lock the smaller number first.
import module java.base;

public class OrderedByNumber {
  record Account(int number, long[] balance) {}

  static void transfer(Account from, Account to, long amount) {
    Account first = from.number() < to.number() ? from : to;
    Account second = first == from ? to : from;
    synchronized (first) {
      synchronized (second) {
        from.balance()[0] -= amount;
        to.balance()[0] += amount;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Account a = new Account(1, new long[] {100});
    Account b = new Account(2, new long[] {100});
    both(() -> transfer(a, b, 1), () -> transfer(b, a, 2));
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
