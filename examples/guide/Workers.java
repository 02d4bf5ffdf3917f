// Worker processes: a pool, its settings, what becomes of a task that brings its worker down.
//
// Expected output:
//   [1, 2, 6, 24, 120]
//   task 2 of 3: EXITED
//   [fine, gone, fine]

import module plait;

static long factorial(int n) {
  return n < 2 ? 1 : n * factorial(n - 1);
}

static String risky(int n) {
  if (n == 2) System.exit(3);
  return "fine";
}

void main() {
  try (Pool pool = Processes.heap("256m").pool(2)) {
    IO.println(pool.map(n -> factorial(n), List.of(1, 2, 3, 4, 5)));

    var careful = pool.timeout(Duration.ofSeconds(30));
    var outcomes = careful.outcomes(n -> risky(n), List.of(1, 2, 3));
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Failure(WorkerDiedException death)) {
        IO.println("task " + (i + 1) + " of 3: " + death.why());
      }
    }
    IO.println(outcomes.stream().map(o -> o.isSuccess() ? o.get() : "gone").toList());
  }
}
