// verdict: CLEAN
// about: An object is handed over under a lock and used without one by its owner.
import module java.base;

public class OwnerOfTheMoment {
  static class Parcel {
    int stamps;
  }

  static final Object lock = new Object();
  static Parcel slot;

  static void send(Parcel parcel) throws InterruptedException {
    synchronized (lock) {
      while (slot != null) {
        lock.wait();
      }
      slot = parcel;
      lock.notifyAll();
    }
  }

  static Parcel receive() throws InterruptedException {
    synchronized (lock) {
      while (slot == null) {
        lock.wait();
      }
      Parcel parcel = slot;
      slot = null;
      lock.notifyAll();
      return parcel;
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 20; i++) {
            Parcel parcel = new Parcel();
            parcel.stamps = i;
            send(parcel);
          }
        },
        () -> {
          for (int i = 0; i < 20; i++) {
            receive().stamps++;
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
