// One token stops several tasks, those that compute as well as those that wait.
//
// Expected output:
//   2 of 2 cancelled

import module plait;

static void compute(Event begun) {
  while (true) {
    begun.set();
    CancelToken.current().throwIfCancelled();
  }
}

void main() {
  CancelToken stop = Threads.cancelToken();
  Event begun = Threads.event();
  var computing = Threads.token(stop).start(() -> compute(begun));
  var waiting = Threads.token(stop).start(() -> Threads.event().await());
  begun.await();
  stop.cancel();
  var ended = Tasks.outcomes(List.of(computing, waiting));
  long cancelled = ended.stream().filter(o -> o instanceof Outcome.Cancelled).count();
  IO.println(cancelled + " of " + ended.size() + " cancelled");
}
