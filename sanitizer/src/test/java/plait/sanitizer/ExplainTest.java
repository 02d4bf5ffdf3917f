package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Advice beside what was found: {@code explain}. */
class ExplainTest {
  private static final String HABITS =
      """
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.locks.*;

      public class Bank {
        static class Account {
          final ReentrantLock lock = new ReentrantLock();
          int balance;
          int guarded;

          void add() { lock.lock(); try { balance++; } finally { lock.unlock(); } }
          synchronized void addToo() { balance++; }
          synchronized void guard() { guarded++; }
        }

        static final Map<String, Integer> counts = new ConcurrentHashMap<>();
        static final Map<String, Integer> atomically = new ConcurrentHashMap<>();
        static volatile int updates;
        volatile long byOneThread;

        static void count() {
          Integer now = counts.get("a");
          counts.put("a", now == null ? 1 : now + 1);
          atomically.merge("a", 1, Integer::sum);
          updates++;
        }

        void own() { byOneThread += 2; }

        public static void main(String[] args) throws Exception {
          Account account = new Account();
          Bank[] banks = {new Bank(), new Bank()};
          for (Bank bank : banks) {
            Thread one = new Thread(() -> { account.add(); account.guard(); count(); bank.own(); });
            one.start();
            one.join();
            Thread two = new Thread(() -> { account.addToo(); account.guard(); count(); });
            two.start();
            two.join();
          }
        }
      }
      """;

  @Test
  void stepsThatAreSafeOneByOneOnlyAreToldOfAndNothingElse() {
    Sanitized.Result result = new Sanitized().options("race,explain").run("Bank", HABITS);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.variables()).isEmpty();
    assertThat(result.report().split("\"kind\":", -1)).as(result.report()).hasSize(4);
    assertThat(result.report())
        .contains("\"NO COMMON LOCK\",\"subject\":\"field Bank$Account.balance\"")
        .contains("with lock Bank$Account.lock, as at Bank$Account.add:")
        .contains("with monitor of the object itself, as at Bank$Account.addToo:")
        .contains("\"CHECK THEN ACT\",\"subject\":\"java.util.concurrent.ConcurrentHashMap\"")
        .contains("\"Map.get at Bank.count:", "\"then Map.put at Bank.count:")
        .contains("\"UPDATE IN TWO STEPS\",\"subject\":\"volatile field Bank.updates\"");
  }
}
