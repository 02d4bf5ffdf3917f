// At most so many calls per span of time, evenly; a burst passes at once after a pause.
// Python: none.
//
// Expected output:
//   5 pass at once, the next one may not
//   15 calls at 50 per second take 200 ms or more: true

import module plait;

void main() {
  var burst = Threads.rateLimit(5, Duration.ofHours(1));
  int passed = 0;
  while (burst.tryAcquire()) passed++;
  IO.println(passed + " pass at once, the next one may not");

  var limit = Threads.rateLimit(5, Duration.ofMillis(100));
  long begun = System.nanoTime();
  for (int call = 0; call < 15; call++) limit.acquire();
  long took = (System.nanoTime() - begun) / 1_000_000;
  IO.println("15 calls at 50 per second take 200 ms or more: " + (took >= 200));
}
