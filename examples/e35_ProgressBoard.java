// Workers write how far they are on a board that the program has. The board is an object like any
// other; what the workers have is a handle to it, and their calls come here.
// Python: a class registered with multiprocessing.managers.BaseManager; Manager().dict().
//
// Expected output:
//   pages rendered: 12, none of them here: true
//   words counted: plait=6 process=6
//   page 13: there is no page 13

import module plait;

interface Board {
  void report(String page, long process);

  int pages();

  boolean isBy(long process);
}

static class Wall implements Board {
  private final Map<String, Long> done = new ConcurrentHashMap<>();

  public void report(String page, long process) {
    if (page.equals("page 13")) {
      throw new IllegalArgumentException("there is no page 13");
    }
    done.put(page, process);
  }

  public int pages() {
    return done.size();
  }

  public boolean isBy(long process) {
    return done.containsValue(process);
  }
}

static int render(int number, Board board, SharedMap<String, Integer> words) {
  board.report("page " + number, Processes.current().pid());
  return words.merge(number % 2 == 0 ? "plait" : "process", 1, Integer::sum);
}

void main() {
  Board board = Processes.share(Board.class, new Wall());
  SharedMap<String, Integer> words = Processes.sharedMap();
  try (Pool pool = Processes.pool(2)) {
    var numbers = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    pool.chunk(1).map(number -> render(number, board, words), numbers);
    boolean here = board.isBy(Processes.current().pid());
    IO.println("pages rendered: " + board.pages() + ", none of them here: " + !here);
    IO.println("words counted: plait=" + words.get("plait") + " process=" + words.get("process"));
    String refused =
        pool.start(
                () -> {
                  try {
                    board.report("page 13", 0);
                    return "done";
                  } catch (IllegalArgumentException e) {
                    return e.getMessage();
                  }
                })
            .join();
    IO.println("page 13: " + refused);
  }
}
