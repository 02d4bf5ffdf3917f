// Many may read at a time, or one may write.
// Python: none.
//
// Expected output:
//   3 readers are inside together
//   a writer gets in meanwhile: false
//   and after them: true
//   a reader that asks to write would wait for itself: DeadlockException

import module plait;

void main() {
  var table = Threads.readWriteLock("table");
  var allInside = Threads.barrier(4);
  var readersMayGo = Threads.event();
  var readers = Stream.generate(() -> Threads.start(() -> {
    try (var _ = table.readLock().hold()) {
      allInside.await();
      readersMayGo.await();
    }
  })).limit(3).toList();

  allInside.await();
  IO.println(readers.size() + " readers are inside together");
  IO.println("a writer gets in meanwhile: " + table.writeLock().tryLock(Duration.ofMillis(10)));
  readersMayGo.set();
  readers.forEach(Task::join);
  IO.println("and after them: " + table.writeLock().tryLock());
  table.writeLock().unlock();

  try (var _ = table.readLock().hold(); var _ = table.writeLock().hold()) {
    IO.println("never printed");
  } catch (DeadlockException e) {
    IO.println("a reader that asks to write would wait for itself: " + e.getClass().getSimpleName());
  }
}
