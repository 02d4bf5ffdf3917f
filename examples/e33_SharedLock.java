// Four processes count in memory that they share. Adding is reading, counting and writing: without
// a lock, what another process wrote in between is lost. With one, nothing is; and when a process
// dies while it has the lock, the next one gets it and is told.
// Python: multiprocessing.Value with and without its lock; a dead holder's lock stays taken.
//
// Expected output:
//   with the lock: 80000
//   without it some are lost: true
//   the holder: WorkerDiedException
//   the lock of a dead process was taken over: true

import module plait;

void main() {
  SharedLock lock = Processes.lock("counter");
  Barrier start = Processes.barrier(4);
  try (SharedLongs counter = Processes.sharedLongs(2)) {
    try (var scope = Threads.scope()) {
      for (int worker = 0; worker < 4; worker++) {
        scope.start(
            Processes.of(() -> {
              start.await();
              for (int i = 0; i < 20_000; i++) {
                try (var _ = lock.hold()) {
                  counter.set(0, counter.get(0) + 1);
                }
              }
              start.await();
              for (int i = 0; i < 2_000_000; i++) {
                counter.setVolatile(1, counter.getVolatile(1) + 1);
              }
            }));
      }
    }
    IO.println("with the lock: " + counter.get(0));
    IO.println("without it some are lost: " + (counter.get(1) < 8_000_000));
  }

  Event held = Processes.event();
  var holder =
      Processes.start(() -> {
        lock.lock();
        held.set();
        Thread.currentThread().join();
      });
  held.await();
  holder.kill();
  holder.await();
  IO.println("the holder: " + holder.exceptionNow().getClass().getSimpleName());
  try (var _ = lock.hold()) {
    IO.println("the lock of a dead process was taken over: " + lock.wasAbandoned());
  }
}
