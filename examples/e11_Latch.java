// A latch opens for good when it has been counted down; those who count do not wait.
// Python: none; programs build it from a condition and a counter.
//
// Expected output:
//   3 services to go
//   all services are up: [database, mail, web]

import module plait;

void main() {
  var up = new ConcurrentSkipListSet<String>();
  var allUp = Threads.latch("all up", 3);
  IO.println(allUp.count() + " services to go");
  for (var service : List.of("web", "mail", "database")) {
    Threads.named(service)
        .start(() -> {
          up.add(service);
          allUp.countDown();
        });
  }
  allUp.await();
  IO.println("all services are up: " + up);
}
