// verdict: RACE field ChangedAfterPut$Order.amount
// about: An object is changed after it was put into a concurrent map.
import module java.base;

public class ChangedAfterPut {
  static class Order {
    int amount;
  }

  public static void main(String[] args) throws Exception {
    ConcurrentMap<Integer, Order> orders = new ConcurrentHashMap<>();
    both(
        () -> {
          Order order = new Order();
          orders.put(1, order);
          order.amount = 5;
        },
        () -> {
          Order order = orders.get(1);
          while (order == null) {
            Thread.yield();
            order = orders.get(1);
          }
          int amount = order.amount;
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
