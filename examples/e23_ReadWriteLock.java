// Many may read at a time, or one may write.
// Python: none.
//
// Expected output:
//   3 readers are inside together
//   a writer gets in meanwhile: false
//   and after them: true
//   a reader that asks to write would wait for itself: DeadlockException

import module plait;

static void read(RWLock table, Barrier allInside, Event mayGo) {
  try (var _ = table.readLock().hold()) {
    allInside.await();
    mayGo.await();
  }
}

void main() {
  var table = Threads.readWriteLock("table");
  var allInside = Threads.barrier(4);
  var mayGo = Threads.event();
  try (var readers = Threads.scope()) {
    for (int i = 0; i < 3; i++) readers.start(() -> read(table, allInside, mayGo));
    allInside.await();
    IO.println("3 readers are inside together");
    var tenMillis = Duration.ofMillis(10);
    IO.println("a writer gets in meanwhile: " + table.writeLock().tryLock(tenMillis));
    mayGo.set();
  }
  IO.println("and after them: " + table.writeLock().tryLock());
  table.writeLock().unlock();

  try (var _ = table.readLock().hold();
      var _ = table.writeLock().hold()) {
    IO.println("never printed");
  } catch (DeadlockException e) {
    IO.println("a reader that asks to write would wait for itself: DeadlockException");
  }
}
