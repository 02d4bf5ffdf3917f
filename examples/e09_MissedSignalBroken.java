// A signal is not kept: who asks for the condition too early and waits too late misses it.
// awaitUntil asks with the lock held, so between asking and waiting nothing can change.
// Python: the same, with wait() instead of wait_for().
//
// Expected output:
//   the counter is empty, says the guest
//   bread is there, says the baker
//   the guest was not woken, though there is bread

import module plait;

void main() {
  var counter = Threads.condition("counter");
  var dishes = new ArrayDeque<String>();

  if (dishes.isEmpty()) IO.println("the counter is empty, says the guest");

  var baker =
      Threads.start(() -> {
        try (var _ = counter.hold()) {
          dishes.add("bread");
          counter.signal();
          IO.println("bread is there, says the baker");
        }
      });
  baker.join(); // just the moment in which the signal is missed

  try (var _ = counter.hold()) {
    if (!counter.await(Duration.ofMillis(100)) && !dishes.isEmpty()) {
      IO.println("the guest was not woken, though there is bread");
    }
  }
}
