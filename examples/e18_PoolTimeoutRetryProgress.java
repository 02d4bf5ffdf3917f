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
  if (site.equals("sleepy")) Threads.event().await();
  if (site.equals("flaky") && asked.incrementAndGet() < 3) throw new IOException("reset");
  return "answer from " + site;
}

static String told(Outcome<String> outcome) {
  return switch (outcome) {
    case Outcome.Success(String answer) -> answer;
    case Outcome.Failure(WaitTimeoutException _) -> "took too long";
    case Outcome.Failure(Throwable failure) -> failure.toString();
    case Outcome.Cancelled(CancelledException reason) -> reason.toString();
  };
}

void main() {
  var sites = List.of("steady", "flaky", "sleepy");
  try (Pool pool = Threads.pool(3)) {
    var careful = pool.timeout(Duration.ofMillis(300)).retry(3).progress("sites");
    var outcomes = careful.outcomes(site -> ask(site), sites);
    for (int i = 0; i < sites.size(); i++) {
      IO.println(sites.get(i) + ": " + told(outcomes.get(i)));
    }
  }
  IO.println("flaky was asked " + asked + " times");
}
