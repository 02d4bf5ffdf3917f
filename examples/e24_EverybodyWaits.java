// The consumer waits for an item, main waits for the consumer, and nobody is left who could put
// one. Plait says so in place of hanging for ever.
// Python: hangs for ever.
//
// Expected output:
//   main waits for a consumer that nobody feeds
//   consumer waits for an item of jobs for ever: all 2 tasks of the program wait, ...
//     consumer waits for an item of jobs at ...
//     main waits for ...consumer... at ...
//   ...

import module plait;

void main() {
  WorkQueue<String> jobs = Threads.queue("jobs", 10);
  var consumer = Threads.named("consumer").start(() -> jobs.consume(job -> IO.println(job)));

  IO.println("main waits for a consumer that nobody feeds");
  try {
    consumer.join(); // nobody has called jobs.shutdown()
  } catch (TargetFailedException e) {
    IO.println(e.getCause().getMessage());
  }
}
