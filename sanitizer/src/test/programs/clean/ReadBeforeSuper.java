// verdict: CLEAN
// about: the arguments of super() and this() are read from volatile fields of another object, which
// orders what they lead to

import java.util.concurrent.locks.LockSupport;

public class ReadBeforeSuper {
  static class Data {
    int value;
  }

  static class Source {
    volatile Data data;
  }

  static class Base {
    final int value;

    Base(Data data) {
      value = data == null ? 0 : data.value;
    }
  }

  static class Reader extends Base {
    Reader(Source source) {
      super(source.data);
    }

    Reader(Source source, int more) {
      this(source);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Source source = new Source();
    Thread writer =
        new Thread(() -> {
          Data made = new Data();
          made.value = 7;
          source.data = made;
        });
    writer.start();
    while (new Reader(source, 1).value == 0) {
      LockSupport.parkNanos(10_000);
    }
    writer.join();
  }
}
