// verdict: CLEAN
// about: constants of an interface are used through a class that has them from it; what its
// initialiser made is seen by all

import java.util.concurrent.CountDownLatch;

public class InheritedConstant {
  static class Box {
    int value;
  }

  interface Constants {
    Box BOX = make();

    static Box make() {
      Box made = new Box();
      made.value = 42;
      return made;
    }
  }

  static class User implements Constants {
    static int look() {
      return BOX.value + User.BOX.value;
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Thread[] threads = new Thread[3];
    int[] seen = new int[threads.length];
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < threads.length; i++) {
      int me = i;
      threads[i] =
          new Thread(() -> {
            try {
              go.await();
            } catch (InterruptedException e) {
              return;
            }
            seen[me] = User.look();
          });
      threads[i].start();
    }
    go.countDown();
    for (int i = 0; i < threads.length; i++) {
      threads[i].join();
      if (seen[i] != 84) {
        throw new AssertionError("seen " + seen[i]);
      }
    }
  }
}
