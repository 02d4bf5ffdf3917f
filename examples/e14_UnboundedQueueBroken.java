// A queue without bound hides that the consumer is too slow: it grows until memory is gone. The
// bounded one says so at once: put() waits, and offer() tells.
// Python: queue.Queue() is unbounded by default.
//
// Expected output:
//   unbounded: 100000 jobs wait, ... MB
//   bounded: 3 jobs wait, no room for the next one

import module plait;

static long usedMegabytes() {
  System.gc();
  var runtime = Runtime.getRuntime();
  return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
}

void main() throws Exception {
  long before = usedMegabytes();
  WorkQueue<byte[]> unbounded = Threads.queue();
  for (int i = 0; i < 100_000; i++) unbounded.put(new byte[1000]);
  long grown = usedMegabytes() - before;
  IO.println("unbounded: " + unbounded.size() + " jobs wait, " + grown + " MB");

  WorkQueue<byte[]> bounded = Threads.queue(3);
  while (bounded.offer(new byte[1000], Duration.ofMillis(10))) {}
  IO.println("bounded: " + bounded.size() + " jobs wait, no room for the next one");
}
