// verdict: CLEAN
// about: A FutureTask is run by a thread of one's own.
import module java.base;

public class FutureTaskByHand {
  static class Table {
    int[] cells;
  }

  public static void main(String[] args) throws Exception {
    FutureTask<Table> task =
        new FutureTask<>(() -> {
          Table table = new Table();
          table.cells = new int[] {1, 2, 3};
          return table;
        });
    new Thread(task).start();
    Table table = task.get();
    table.cells[0] = table.cells[1];
  }
}
