// verdict: RACE field CachedHash$Text.hash
// about: The hash code is kept in a plain int: harmless by design, a data race all the same.
// tags: benign
import module java.base;

public class CachedHash {
  static class Text {
    final String text;
    int hash;

    Text(String text) {
      this.text = text;
    }

    @Override
    public int hashCode() {
      int h = hash;
      if (h == 0) {
        h = text.length() * 31 + 7;
        hash = h;
      }
      return h;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Text other && other.text.equals(text);
    }
  }

  public static void main(String[] args) throws Exception {
    Text text = new Text("plain");
    both(() -> text.hashCode(), () -> text.hashCode());
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
