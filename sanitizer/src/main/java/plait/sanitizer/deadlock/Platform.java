package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;

/** The platform threads that live. */
final class Platform {
  private Platform() {}

  static List<Thread> threads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] room = new Thread[root.activeCount() + 16];
    int count = root.enumerate(room);
    while (count == room.length) {
      room = new Thread[count * 2];
      count = root.enumerate(room);
    }
    List<Thread> threads = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      threads.add(room[i]);
    }
    return threads;
  }
}
