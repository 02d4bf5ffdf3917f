// A lock makes "read, add, write back" one step: no update is lost.
// Python: with threading.Lock():
//
// Expected output:
//   expected 40000, counted 40000

import module plait;

int total;

void main() {
  var lock = Threads.lock("total");
  var tasks = Stream.generate(() -> Threads.start(() -> {
    for (int i = 0; i < 10_000; i++) {
      try (var _ = lock.hold()) {
        total = total + 1;
      }
    }
  })).limit(4).toList();
  tasks.forEach(Task::join);
  IO.println("expected 40000, counted " + total);
}
