// A task that fills the heap ends its worker, not the program; the worker's heap has a limit of
// its own.
// Python: none; one has to set resource limits by hand.
//
// Expected output:
//   small: 1048576
//   bomb: OUT_OF_MEMORY
//   this program has room for 64 MB: true

import module plait;

static long allocate(int megabytes) {
  var kept = new ArrayList<byte[]>();
  for (int i = 0; i < megabytes; i++) kept.add(new byte[1 << 20]);
  return kept.stream().mapToLong(block -> block.length).sum();
}

void main() {
  try (Pool pool = Processes.heap("64m").output(WorkerOutput.DISCARDED).pool(1)) {
    IO.println("small: " + pool.start(() -> allocate(1)).join());
    try {
      pool.start(() -> allocate(1_000_000)).join();
    } catch (TargetFailedException e) {
      IO.println("bomb: " + ((WorkerDiedException) e.getCause()).why());
    }
  }
  IO.println("this program has room for 64 MB: " + (new byte[64 << 20].length > 0));
}
