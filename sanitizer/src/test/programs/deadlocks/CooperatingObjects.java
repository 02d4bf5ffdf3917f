// verdict: LOCK-ORDER CooperatingObjects$Taxi CooperatingObjects$Dispatcher
// about: Synchronized methods of two classes call each other.
import module java.base;

public class CooperatingObjects {
  static class Taxi {
    final Dispatcher dispatcher;
    int place;

    Taxi(Dispatcher dispatcher) {
      this.dispatcher = dispatcher;
    }

    synchronized int place() {
      return place;
    }

    synchronized void arrive(int at) {
      place = at;
      dispatcher.free(this);
    }
  }

  static class Dispatcher {
    final Set<Taxi> taxis = new HashSet<>();
    final Set<Taxi> free = new HashSet<>();

    synchronized void free(Taxi taxi) {
      free.add(taxi);
    }

    synchronized int image() {
      int sum = 0;
      for (Taxi taxi : taxis) {
        sum += taxi.place();
      }
      return sum;
    }
  }

  public static void main(String[] args) throws Exception {
    Dispatcher dispatcher = new Dispatcher();
    Taxi taxi = new Taxi(dispatcher);
    dispatcher.taxis.add(taxi);
    both(
        () -> {
          taxi.arrive(3);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          dispatcher.image();
        });
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
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
