// verdict: RACE object java.text.SimpleDateFormat
// about: SimpleDateFormat is not safe for threads: its calendar is shared.
// tags: collection
import module java.base;

public class SharedDateFormat {
  static final SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");

  static void parse(String text) {
    try {
      format.parse(text);
    } catch (ParseException | RuntimeException broken) {
      Thread.onSpinWait();
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> parse("2020-01-02"), () -> parse("2021-03-04"));
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
