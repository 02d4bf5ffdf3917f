import java.util.List;
import plait.Pool;
import plait.Processes;
import plait.Scope;
import plait.Task;
import plait.Threads;

/** Does a little of what programs do, so that the JVM loads what they load. */
public class Warmup {
  static int twice(int number) {
    return 2 * number;
  }

  public static void main(String[] words) {
    try (Scope scope = Threads.scope()) {
      Task<Integer> task = scope.start(() -> twice(1));
      IO.println("%d and %d".formatted(task.join(), scope.start(() -> twice(2)).join()));
    }
    try (var lock = Threads.lock().hold();
        Pool pool = Threads.pool(2)) {
      IO.println(pool.map(Warmup::twice, List.of(1, 2, 3)));
    }
    if (words.length > 0) {
      try (Pool pool = Processes.pool(2)) {
        IO.println(pool.chunk(1).map(Warmup::twice, List.of(1, 2)));
        IO.println(pool.start(() -> twice(3)).join());
      }
    }
  }
}
