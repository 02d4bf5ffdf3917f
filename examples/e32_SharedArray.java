// Four tasks in processes of their own add up parts of one array. It is in memory that all of them
// share: what travels is a handle, the numbers stay where they are.
// Python: multiprocessing.Array, shared_memory.SharedMemory with numpy.
//
// Expected output:
//   sum of 1,000,000 numbers: 499999500000
//   parts that were added up: 4
//   the workers saw shared long[1000000], no copy of it

import module plait;

record Part(long from, long size) {}

static long sum(SharedLongs numbers) {
  long sum = 0;
  for (long i = 0; i < numbers.size(); i++) {
    sum += numbers.get(i);
  }
  return sum;
}

void main() {
  try (SharedLongs numbers = Processes.sharedLongs(1_000_000);
      SharedInts done = Processes.sharedInts(1);
      Pool pool = Processes.pool(2)) {
    for (long i = 0; i < numbers.size(); i++) {
      numbers.set(i, i);
    }
    var parts = List.of(0, 1, 2, 3).stream().map(i -> new Part(i * 250_000L, 250_000)).toList();
    var sums =
        pool.map(
            part -> {
              done.getAndAdd(0, 1);
              return sum(numbers.slice(part.from(), part.size()));
            },
            parts);
    long total = sums.stream().mapToLong(Long::longValue).sum();
    IO.println("sum of 1,000,000 numbers: " + total);
    IO.println("parts that were added up: " + done.get(0));
    IO.println(
        "the workers saw " + pool.start(() -> numbers.toString()).join() + ", no copy of it");
  }
}
