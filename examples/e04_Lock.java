// A lock makes "read, add, write back" one step: no update is lost.
// Python: with threading.Lock():
//
// Expected output:
//   expected 40000, counted 40000

import module plait;

int total;

void count(RLock lock) {
  for (int i = 0; i < 10_000; i++) {
    try (var _ = lock.hold()) {
      total = total + 1;
    }
  }
}

void main() {
  var lock = Threads.lock("total");
  var tasks = new ArrayList<Task<?>>();
  for (int i = 0; i < 4; i++) tasks.add(Threads.start(() -> count(lock)));
  tasks.forEach(Task::join);
  IO.println("expected 40000, counted " + total);
}
