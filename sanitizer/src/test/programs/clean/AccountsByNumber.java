// verdict: CLEAN
// about: Transfers lock both accounts, the smaller number first.
// tags: larger virtual
import module java.base;

public class AccountsByNumber {
  static class Account {
    final int number;
    long balance = 100;

    Account(int number) {
      this.number = number;
    }
  }

  static void transfer(Account from, Account to, long amount) {
    Account first = from.number < to.number ? from : to;
    Account second = first == from ? to : from;
    synchronized (first) {
      synchronized (second) {
        from.balance -= amount;
        to.balance += amount;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Account[] accounts = {new Account(0), new Account(1), new Account(2)};
    Body work =
        () -> {
          for (int i = 0; i < 60; i++) {
            transfer(accounts[i % 3], accounts[(i + 1) % 3], i);
            transfer(accounts[(i + 2) % 3], accounts[i % 3], i);
          }
        };
    both(work, work);
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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
