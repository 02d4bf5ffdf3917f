// verdict: RACE field TransferLocksOneSide$Account.balance
// about: A transfer locks the account it takes from, not the one it gives to.
import module java.base;

public class TransferLocksOneSide {
  static class Account {
    long balance = 100;

    void transfer(Account to, long amount) {
      synchronized (this) {
        balance -= amount;
        to.balance += amount;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Account a = new Account();
    Account b = new Account();
    both(() -> a.transfer(b, 1), () -> b.transfer(a, 2));
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
