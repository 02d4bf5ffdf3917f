// verdict: CLEAN
// about: An LRU cache of linked nodes, all under its monitor.
// tags: larger
import module java.base;

public class LruCache {
  static class Node {
    final String key;
    int value;
    Node previous;
    Node next;

    Node(String key) {
      this.key = key;
    }
  }

  private final int limit;
  private final Map<String, Node> index = new HashMap<>();
  private final Node head = new Node("");

  LruCache(int limit) {
    this.limit = limit;
    head.previous = head;
    head.next = head;
  }

  private void toFront(Node node) {
    node.next = head.next;
    node.previous = head;
    head.next.previous = node;
    head.next = node;
  }

  private void unlink(Node node) {
    node.previous.next = node.next;
    node.next.previous = node.previous;
  }

  synchronized void put(String key, int value) {
    Node node = index.computeIfAbsent(key, Node::new);
    if (node.next != null) {
      unlink(node);
    }
    node.value = value;
    toFront(node);
    if (index.size() > limit) {
      Node last = head.previous;
      unlink(last);
      index.remove(last.key);
    }
  }

  synchronized Integer get(String key) {
    Node node = index.get(key);
    if (node == null) {
      return null;
    }
    unlink(node);
    toFront(node);
    return node.value;
  }

  void work(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String key = "k" + random.nextInt(20);
      if (get(key) == null) {
        put(key, i);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    LruCache cache = new LruCache(8);
    both(() -> cache.work(1), () -> cache.work(2));
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
