// verdict: CLEAN
// about: What is put into a concurrent skip list is seen through its iterators, views and streams.
// tags: larger
import module java.base;

public class SkipListViews {
  static class Box {
    int value;

    Box(int value) {
      this.value = value;
    }
  }

  static final ConcurrentSkipListMap<Integer, Box> map = new ConcurrentSkipListMap<>();
  static final ConcurrentSkipListSet<Integer> keys = new ConcurrentSkipListSet<>();
  static final int COUNT = 200;

  static void put() {
    for (int i = 0; i < COUNT; i++) {
      Box box = new Box(0);
      box.value = i;
      map.put(i, box);
      keys.add(i);
    }
  }

  static void check(int key, Box box) {
    if (box.value != key) {
      throw new IllegalStateException(key + " has " + box.value);
    }
  }

  static void walk() {
    while (map.size() < COUNT) {
      for (Map.Entry<Integer, Box> entry : map.entrySet()) {
        check(entry.getKey(), entry.getValue());
      }
      for (Box box : map.values()) {
        check(box.value, box);
      }
      map.forEach(SkipListViews::check);
      map.descendingMap().forEach(SkipListViews::check);
      map.subMap(10, true, 150, false).values().forEach(box -> check(box.value, box));
      for (Box box : map.tailMap(50).values()) {
        check(box.value, box);
      }
      map.values().stream().filter(box -> box.value >= 0).forEach(box -> check(box.value, box));
      map.entrySet().spliterator().forEachRemaining(e -> check(e.getKey(), e.getValue()));
      Map.Entry<Integer, Box> near = map.headMap(100).lastEntry();
      if (near != null) {
        check(near.getKey(), near.getValue());
      }
      Box least = map.tailMap(3).get(5);
      if (least != null) {
        check(5, least);
      }
      for (int key : keys.descendingSet()) {
        check(key, map.get(key));
      }
    }
  }

  public static void main(String[] args) throws Exception {
    all(() -> put(), () -> walk(), () -> walk());
  }

  static void all(Body... bodies) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Body body : bodies) {
      threads.add(Thread.ofPlatform().start(unchecked(body)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
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
