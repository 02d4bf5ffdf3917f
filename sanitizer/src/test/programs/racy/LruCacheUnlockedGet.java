// verdict: RACE field LruCacheUnlockedGet$Node.next
// verdict: RACE object java.util.HashMap
// maybe: RACE field LruCacheUnlockedGet$Node.previous
// maybe: RACE field LruCacheUnlockedGet$Node.value
// maybe: RACE field LruCacheUnlockedGet$Node.key
// about: An LRU cache whose put is locked and whose get relinks nodes without the lock.
// tags: larger
import module java.base;

public class LruCacheUnlockedGet {
  static class Node {
    String key;
    int value;
    Node previous;
    Node next;
  }

  private final Map<String, Node> index = new HashMap<>();
  private final Node head = new Node();

  LruCacheUnlockedGet() {
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
    Node node = new Node();
    node.key = key;
    node.value = value;
    index.put(key, node);
    toFront(node);
  }

  Integer get(String key) {
    Node node = index.get(key);
    if (node == null) {
      return null;
    }
    unlink(node);
    toFront(node);
    return node.value;
  }

  public static void main(String[] args) throws Exception {
    LruCacheUnlockedGet cache = new LruCacheUnlockedGet();
    cache.put("a", 1);
    cache.put("b", 2);
    both(() -> cache.get("a"), () -> cache.put("c", 3));
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
