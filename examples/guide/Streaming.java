// A stream draws only as much input as is needed, so the input may be endless.
//
// Expected output:
//   [1, 4, 9, 16, 25]

import module plait;

void main() {
  Iterable<Integer> numbers = () -> Stream.iterate(1, n -> n + 1).iterator(); // endless
  try (Pool pool = Threads.pool(4);
      Stream<Integer> squares = pool.stream(n -> n * n, numbers)) {
    IO.println(squares.limit(5).toList());
  }
}
