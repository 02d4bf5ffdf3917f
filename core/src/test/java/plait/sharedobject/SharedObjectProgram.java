package plait.sharedobject;

import java.time.Duration;
import plait.ProcessPool;
import plait.Processes;
import plait.SharedCounter;
import plait.SharedMap;
import plait.SharedObjectGoneException;
import plait.WaitTimeoutException;

/** A program that shares objects, for a JVM of its own with other options. */
final class SharedObjectProgram {
  private SharedObjectProgram() {}

  public static void main(String[] args) throws InterruptedException {
    Board board = Board.shared();
    SharedMap<String, Integer> map = Processes.sharedMap();
    SharedCounter counter = Processes.counter();
    try (ProcessPool first = Processes.pool(1);
        ProcessPool second = Processes.pool(1)) {
      Board far = first.start(Board::shared).join();
      int sum =
          second
              .start(() -> {
                for (int i = 0; i < 100; i++) {
                  board.report("a", 1);
                  far.report("a", 1);
                  map.merge("a", 1, Integer::sum);
                  counter.increment();
                }
                byte[] big = board.grown(new byte[100_000]);
                return big[99_999] + far.report("a", 0).done();
              })
              .join();
      System.out.println(sum + board.report("a", 0).done() + map.get("a") + counter.get());
      try {
        System.out.println(Processes.timeout(far, Duration.ofMillis(50)).take());
      } catch (WaitTimeoutException e) {
        System.out.println("timed out");
      }
      try {
        far.die();
      } catch (SharedObjectGoneException e) {
        System.out.println("died");
      }
    }
  }
}
