// verdict: CLEAN
// about: pages that others read are never changed: a writer clones one, changes the clone and
// passes it on; one class clones by what a class of the JDK does

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;

public class CopyOnWriteClone {
  static class Base implements Cloneable {
    int size;

    Base copy() {
      try {
        return (Base) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static class Page extends Base {
    long[] keys = new long[4];
    String last = "";
  }

  static class Names extends ArrayList<String> {
    int changes;
  }

  static final AtomicReference<Page> ROOT = new AtomicReference<>(new Page());
  static final AtomicReference<Names> NAMES = new AtomicReference<>(new Names());

  public static void main(String[] args) throws InterruptedException {
    Thread[] threads = new Thread[3];
    for (int i = 0; i < threads.length; i++) {
      int me = i;
      threads[i] = new Thread(() -> change(me));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (ROOT.get().size != 300 || NAMES.get().changes != 300 || NAMES.get().size() != 300) {
      throw new AssertionError();
    }
  }

  static void change(int me) {
    for (int i = 0; i < 100; i++) {
      while (true) {
        Page old = ROOT.get();
        Page made = (Page) old.copy();
        made.size++;
        made.keys = old.keys.clone();
        made.keys[me] += old.last.length();
        made.last = "by " + me;
        if (ROOT.compareAndSet(old, made)) {
          break;
        }
      }
      while (true) {
        Names old = NAMES.get();
        Names made = (Names) old.clone();
        made.changes = old.changes + 1;
        made.add("name " + i);
        if (NAMES.compareAndSet(old, made)) {
          break;
        }
      }
    }
  }
}
