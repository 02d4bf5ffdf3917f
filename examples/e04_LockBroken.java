// Without the lock, two tasks read the same value, and one of the updates is lost.
// The barrier makes sure that both have read before either writes, so it happens every time.
// Python: the same, when the interpreter switches threads between the read and the write.
//
// Expected output:
//   expected 2, counted 1

import module plait;

int total;

void main() {
  var bothHaveRead = Threads.barrier(2);
  var tasks = Stream.generate(() -> Threads.start(() -> {
    int seen = total;
    bothHaveRead.await();
    total = seen + 1;
  })).limit(2).toList();
  tasks.forEach(Task::join);
  IO.println("expected 2, counted " + total);
}
