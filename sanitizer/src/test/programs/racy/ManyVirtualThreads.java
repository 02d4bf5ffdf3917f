// verdict: RACE field ManyVirtualThreads.total
// about: A thousand virtual threads, each adds once.
// tags: virtual
import module java.base;

public class ManyVirtualThreads {
  static int total;

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      threads.add(Thread.startVirtualThread(() -> total++));
    }
    for (Thread t : threads) {
      t.join();
    }
  }
}
