// An event is a flag to wait for: all who wait go on when it is set.
// Python: threading.Event().
//
// Expected output:
//   ready? false
//   on your marks
//   3 runners have started

import module plait;

void main() {
  var gun = Threads.event("gun");
  var started = new AtomicInteger();
  var runners = Stream.generate(() -> Threads.start(() -> {
    gun.await();
    started.incrementAndGet();
  })).limit(3).toList();

  IO.println("ready? " + gun.await(Duration.ofMillis(10)));
  IO.println("on your marks");
  gun.set();
  runners.forEach(Task::join);
  IO.println(started + " runners have started");
}
