// verdict: RACE field ArgumentOfSuper$Source.value
// about: the argument of super() is read from a field of another object that a thread changes

public class ArgumentOfSuper {
  static class Source {
    int value;
  }

  static class Base {
    final int value;

    Base(int value) {
      this.value = value;
    }
  }

  static class Reader extends Base {
    Reader(Source source) {
      super(source.value);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Source source = new Source();
    Thread writer = new Thread(() -> source.value = 1);
    Thread reader = new Thread(() -> new Reader(source));
    writer.start();
    reader.start();
    writer.join();
    reader.join();
  }
}
