package plait.sharedobject;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import plait.NotSendableException;
import plait.Processes;
import plait.SharedMap;

/** A program that shares objects with a worker of which it admits data only. */
final class TrustOnlySharingProgram {
  private static final AtomicInteger RUN = new AtomicInteger();

  private TrustOnlySharingProgram() {}

  static class Hostile implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) {
      RUN.incrementAndGet();
    }
  }

  public static void main(String[] args) {
    List<Object> list = Processes.sharedList();
    SharedMap<String, Integer> map = Processes.sharedMap();
    String refused =
        Processes.trustOnly()
            .start(() -> {
              list.add("data");
              list.add(new Board.Entry("a record", 1));
              int refusals = 0;
              try {
                list.add(new Hostile());
              } catch (NotSendableException e) {
                refusals++;
              }
              try {
                map.merge("a", 1, Integer::sum);
              } catch (NotSendableException e) {
                refusals++;
              }
              return refusals + " refused";
            })
            .join();
    System.out.println(refused + ", " + list.size() + " arrived, " + RUN.get() + " run");
  }
}
