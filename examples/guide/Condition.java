// One task waits for what another one adds.
//
// Expected output:
//   got first

import module plait;

void main() {
  Condvar changed = Threads.condition("changed");
  var items = new ArrayDeque<String>();
  var taker = Threads.start(() -> {
    try (var _ = changed.hold()) {
      changed.awaitUntil(() -> !items.isEmpty());
      return items.remove();
    }
  });
  try (var _ = changed.hold()) {
    items.add("first");
    changed.signal();
  }
  IO.println("got " + taker.join());
}
