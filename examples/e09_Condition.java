// A condition waits until something is true of what its lock guards, asked again at every signal.
// Python: threading.Condition(), wait_for(), notify().
//
// Expected output:
//   the baker brings bread
//   the guest eats bread

import module plait;

void main() {
  var counter = Threads.condition("counter");
  var dishes = new ArrayDeque<String>();

  var guest =
      Threads.start(() -> {
        try (var _ = counter.hold()) {
          counter.awaitUntil(() -> !dishes.isEmpty());
          IO.println("the guest eats " + dishes.remove());
        }
      });

  try (var _ = counter.hold()) {
    IO.println("the baker brings bread");
    dishes.add("bread");
    counter.signal();
  }
  guest.join();
}
