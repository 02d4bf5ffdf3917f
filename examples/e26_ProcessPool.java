// A pool of processes has the verbs of a pool of threads: only the first word changes.
// Python: multiprocessing.Pool, concurrent.futures.ProcessPoolExecutor.
//
// Expected output:
//   [0, 1, 8, 27, 64]
//   primes below 200000: 17984
//   two workers or fewer: true

import module plait;

static boolean isPrime(int n) {
  for (int d = 2; d * d <= n; d++) if (n % d == 0) return false;
  return n > 1;
}

void main() {
  try (Pool pool = Processes.pool(2)) {
    IO.println(pool.map(n -> n * n * n, List.of(0, 1, 2, 3, 4)));

    var starts = IntStream.iterate(0, n -> n < 200_000, n -> n + 10_000).boxed().toList();
    var counts =
        pool.map(
            from -> IntStream.range(from, from + 10_000).filter(n -> isPrime(n)).count(), starts);
    IO.println("primes below 200000: " + counts.stream().mapToLong(n -> n).sum());

    var pids = pool.map(_ -> ProcessHandle.current().pid(), starts);
    IO.println("two workers or fewer: " + (Set.copyOf(pids).size() <= 2));
  }
}
