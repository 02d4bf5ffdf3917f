// A pool applies a function to many items, several at a time, in the order of the items.
//
// Expected output:
//   [3, 2, 6]
//   [ok 12, failed, ok 7]

import module plait;

static int parse(String text) {
  return Integer.parseInt(text);
}

void main() {
  try (Pool pool = Threads.pool(8)) {
    List<Integer> lengths = pool.map(String::length, List.of("one", "by", "eight!"));
    IO.println(lengths);

    var careful = pool.timeout(Duration.ofSeconds(5)).retry(2);
    var outcomes = careful.outcomes(text -> parse(text), List.of("12", "x", "7"));
    IO.println(outcomes.stream().map(o -> o.isSuccess() ? "ok " + o.get() : "failed").toList());
  }
}
