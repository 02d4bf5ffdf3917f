// Every task waits for an item, and nobody is left who could put one: Plait says so in place of
// hanging for ever.
// Python: hangs for ever.
//
// Expected output:
//   main waits for consumers that nobody feeds
//   ...

import module plait;

void main() {
  WorkQueue<String> jobs = Threads.queue("jobs", 10);
  var consumers = List.of(
      Threads.named("consumer 1").start(() -> jobs.consume(IO::println)),
      Threads.named("consumer 2").start(() -> jobs.consume(IO::println)));

  IO.println("main waits for consumers that nobody feeds");
  for (var outcome : Tasks.outcomes(consumers)) { // nobody has called jobs.shutdown()
    if (outcome instanceof Outcome.Failure(DeadlockException e)) IO.println(e.getMessage());
  }
}
