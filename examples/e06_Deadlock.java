// Locks that everybody takes in the same order: no deadlock.
// Python: the same rule.
//
// Expected output:
//   moved 10 from a to b
//   moved 5 from b to a
//   a has 95, b has 105

import module plait;

record Account(int id, RLock lock, AtomicInteger euros) {
  Account(int id) {
    this(id, Threads.lock("account " + id), new AtomicInteger(100));
  }
}

static void move(int euros, Account from, Account to) {
  var first = from.id < to.id ? from : to;
  var second = first == from ? to : from;
  try (var _ = first.lock.hold();
      var _ = second.lock.hold()) {
    from.euros.addAndGet(-euros);
    to.euros.addAndGet(euros);
  }
}

void main() {
  var a = new Account(1);
  var b = new Account(2);
  var there = Threads.start(() -> move(10, a, b));
  var back = Threads.start(() -> move(5, b, a));
  there.join();
  IO.println("moved 10 from a to b");
  back.join();
  IO.println("moved 5 from b to a");
  IO.println("a has " + a.euros + ", b has " + b.euros);
}
