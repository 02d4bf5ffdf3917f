// Views of a pool: a time limit for each call, more attempts, progress, and an outcome per item.
// Python: none; concurrent.futures has one limit for the whole map, and no retry.
//
// Expected output:
//   steady: answer from steady
//   flaky: answer from flaky
//   sleepy: took too long
//   flaky was asked 3 times
// Expected errors:
//   ...
//   sites: 100% 3/3 [...]

import module plait;

static final AtomicInteger asked = new AtomicInteger();

static String ask(String site) throws Exception {
  if (site.equals("flaky") && asked.incrementAndGet() < 3) throw new IOException("connection reset");
  if (site.equals("sleepy")) Threads.event().await();
  return "answer from " + site;
}

void main() {
  var sites = List.of("steady", "flaky", "sleepy");
  try (Pool pool = Threads.pool(3)) {
    var careful = pool.timeout(Duration.ofMillis(300)).retry(3).progress("sites");
    var outcomes = careful.outcomes(site -> ask(site), sites).iterator();
    for (var site : sites) {
      IO.println(site + ": " + switch (outcomes.next()) {
        case Outcome.Success(String answer) -> answer;
        case Outcome.Failure(WaitTimeoutException _) -> "took too long";
        case Outcome.Failure(Throwable failure) -> failure;
        case Outcome.Cancelled(CancelledException reason) -> reason;
      });
    }
  }
  IO.println("flaky was asked " + asked + " times");
}
