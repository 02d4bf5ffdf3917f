// Without the lock, two tasks read the same value, and one of the updates is lost.
// The barrier makes sure that both have read before either writes, so it happens every time.
// Python: the same, when the interpreter switches threads between the read and the write.
//
// Expected output:
//   expected 2, counted 1

import module plait;

int total;

void count(Barrier bothHaveRead) {
  int seen = total;
  bothHaveRead.await();
  total = seen + 1;
}

void main() {
  var bothHaveRead = Threads.barrier(2);
  var one = Threads.start(() -> count(bothHaveRead));
  var other = Threads.start(() -> count(bothHaveRead));
  one.join();
  other.join();
  IO.println("expected 2, counted " + total);
}
