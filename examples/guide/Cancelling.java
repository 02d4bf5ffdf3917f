// A cancel ends the wait that a task is in, and every later one; clean-up may still wait.
//
// Expected output:
//   worker was cancelled
//   cleaned up
//   cancelled

import module plait;

void main() {
  var stop = Threads.event();
  var ready = Threads.event();
  var worker = Threads.named("worker").start(() -> {
    try {
      ready.set();
      stop.await();
    } catch (CancelledException e) {
      IO.println(e.getMessage());
      throw e;
    } finally {
      Threads.shielded(() -> {
        Threads.event().await(Duration.ofMillis(1)); // a wait that the cancel does not end
        IO.println("cleaned up");
      });
    }
  });
  ready.await();
  worker.cancel();
  worker.await(); // from here on nothing of the task runs
  IO.println(worker.status().name().toLowerCase(Locale.ROOT));
}
