// verdict: RACE object java.util.ArrayList
// verdict: RACE object java.util.LinkedList
// about: two threads set the same element of a list; one walks through a list while another one
// sets an element
// tags: collection

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;

public class ElementOfListTwice {
  public static void main(String[] args) throws InterruptedException {
    List<Integer> list = new ArrayList<>(Collections.nCopies(10, 0));
    List<Integer> linked = new LinkedList<>(list);
    Thread one =
        new Thread(() -> {
          list.set(7, list.get(3));
          linked.set(2, 1);
        });
    Thread two =
        new Thread(() -> {
          list.set(7, 2);
          int sum = 0;
          for (int element : linked) {
            sum += element;
          }
        });
    one.start();
    two.start();
    one.join();
    two.join();
  }
}
