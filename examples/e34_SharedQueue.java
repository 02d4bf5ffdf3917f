// Producers and consumers in processes of their own share a queue. One consumer dies in the middle
// of its work: what it had taken and not marked as done goes to another one.
// Python: multiprocessing.JoinableQueue, where the join would wait for ever.
//
// Expected output:
//   a consumer took job 0 and died
//   12 jobs done, in 12 different results
//   given out twice: 1

import module plait;

record Result(int job, long square) {}

void main() throws Exception {
  SharedQueue<Integer> jobs = Processes.queue("jobs", 5);
  SharedQueue<Result> results = Processes.queue("results");

  jobs.put(0);
  var unlucky =
      Processes.start(() -> {
        int job = jobs.take();
        results.put(new Result(job, -1)); // says that it has begun, then crashes
        Runtime.getRuntime().halt(1);
      });
  int begun = results.take().job();
  results.taskDone();
  unlucky.await();
  var death = (WorkerDiedException) unlucky.exceptionNow();
  IO.println("a consumer took job " + begun + " and " + (death.pid() > 0 ? "died" : ""));

  var consumers =
      List.of(1, 2).stream()
          .map(_ ->
              Processes.start(
                  () -> jobs.consume(job -> results.put(new Result(job, (long) job * job)))))
          .toList();
  Processes.start(
          () -> {
            for (int job = 1; job < 12; job++) {
              jobs.put(job); // waits while five are there
            }
          })
      .join(); // all are in the queue: the producer is not needed any more
  jobs.join(); // until each is marked as done
  jobs.shutdown();
  consumers.forEach(Task::join);

  var done = results.drain();
  IO.println(done.size() + " jobs done, in " + new HashSet<>(done).size() + " different results");
  IO.println("given out twice: " + jobs.redelivered());
}
