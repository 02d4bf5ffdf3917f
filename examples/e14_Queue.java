// A queue with a bound hands work over: the producer waits when it is too fast, the consumers end
// when the queue is shut down and empty.
// Python: queue.Queue(3), put(), get(), task_done(), join(), shutdown().
//
// Expected output:
//   never more than 3 in the queue: true
//   100 jobs done, 0 unfinished

import module plait;

void main() throws Exception {
  WorkQueue<Integer> jobs = Threads.queue("jobs", 3);
  var done = new AtomicInteger();
  var one = Threads.start(() -> jobs.consume(job -> done.incrementAndGet()));
  var other = Threads.start(() -> jobs.consume(job -> done.incrementAndGet()));

  int longest = 0;
  for (int i = 0; i < 100; i++) {
    jobs.put(i);
    longest = Math.max(longest, jobs.size());
  }
  jobs.join();
  jobs.shutdown();
  one.join();
  other.join();
  IO.println("never more than 3 in the queue: " + (longest <= 3));
  IO.println(done + " jobs done, " + jobs.unfinished() + " unfinished");
}
