// verdict: RACE field EscapingThis.name
// about: A constructor starts a thread that reads a field before it is written.
import module java.base;

public class EscapingThis {
  String name;
  final Thread reader;

  EscapingThis() {
    reader = platform(() -> System.identityHashCode(this.name));
    name = "late";
  }

  public static void main(String[] args) throws Exception {
    new EscapingThis().reader.join();
  }

  static Thread platform(Body body) {
    return Thread.ofPlatform().start(unchecked(body));
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
