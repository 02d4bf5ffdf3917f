// verdict: CLEAN
// about: Immutable use of what a copy-on-write list holds.
import module java.base;

public class CopyOnWritePublication {
  static class Rule {
    String text;
  }

  public static void main(String[] args) throws Exception {
    List<Rule> rules = new CopyOnWriteArrayList<>();
    both(
        () -> {
          for (int i = 0; i < 20; i++) {
            Rule rule = new Rule();
            rule.text = "r" + i;
            rules.add(rule);
          }
        },
        () -> {
          while (rules.size() < 20) {
            for (Rule rule : rules) {
              rule.text.length();
            }
            Thread.yield();
          }
        });
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
