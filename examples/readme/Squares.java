// Ten tasks: each has a result, and adds to one total under a lock.
//
// Expected output:
//   [0, 1, 4, 9, 16, 25, 36, 49, 64, 81] 45

import module plait;

static int total;

void main() {
  var lock = Threads.lock();
  var tasks = IntStream.range(0, 10).mapToObj(n -> Threads.start(() -> {
    try (var _ = lock.hold()) { total += n; }
    return n * n;
  })).toList();
  IO.println(Tasks.all(tasks) + " " + total);
}
