// verdict: CLEAN
// about: threads set different elements of lists that none of them makes longer, and ask how long
// they are
// tags: collection

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;

public class ElementsOfList {
  public static void main(String[] args) throws InterruptedException {
    List<Integer> list = new ArrayList<>(Collections.nCopies(40, 0));
    LinkedList<Integer> linked = new LinkedList<>(list);
    List<Integer> part = list.subList(20, 40);
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      int me = i;
      threads[i] =
          new Thread(() -> {
            for (int at = me; at < 20; at += 4) {
              list.set(at, list.get(at) + me);
              linked.set(at, linked.size());
              part.set(at, list.isEmpty() ? 0 : at);
            }
          });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (int i = 0; i < 20; i++) {
      if (list.get(i) != i % 4 || linked.get(i) != 40 || list.get(20 + i) != i) {
        throw new AssertionError(list + " " + linked);
      }
    }
    list.add(1);
    int sum = 0;
    for (int element : list) {
      sum += element;
    }
    if (sum != 221) {
      throw new AssertionError("sum " + sum);
    }
  }
}
