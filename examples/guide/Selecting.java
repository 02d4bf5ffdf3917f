// Waits for the first of several things; exactly one of them is acted on.
//
// Expected output:
//   did a
//   stopped

import module plait;

void main() throws Exception {
  WorkQueue<String> jobs = Threads.queue(10);
  Event stop = Threads.event();
  Select<String> next =
      Threads.<String>select()
          .take(jobs, job -> "did " + job)
          .when(stop, () -> "stopped");
  jobs.put("a");
  IO.println(next.await());
  stop.set();
  IO.println(next.await());
}
