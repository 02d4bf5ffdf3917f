// A pool applies a function to many items, several at a time; the results come in order.
// Python: ThreadPoolExecutor(4).map(f, items).
//
// Expected output:
//   [0, 1, 4, 9, 16, 25, 36, 49]
//   [a1, b2, c3]
//   the first three of endlessly many: [0, 1, 4]
//   item 1 (x), ...failed: java.lang.NumberFormatException: For input string: "x"

import module plait;

void main() {
  try (Pool pool = Threads.pool(4)) {
    IO.println(pool.map(n -> n * n, IntStream.range(0, 8).boxed().toList()));
    IO.println(pool.map((letter, n) -> letter + n, List.of("a", "b", "c"), List.of(1, 2, 3)));

    Iterable<Integer> endless = () -> Stream.iterate(0, n -> n + 1).iterator();
    try (var squares = pool.stream(n -> n * n, endless)) {
      IO.println("the first three of endlessly many: " + squares.limit(3).toList());
    }
    try {
      pool.map(Integer::parseInt, List.of("1", "x", "3"));
    } catch (TargetFailedException e) {
      IO.println(e.getMessage());
    }
  }
}
