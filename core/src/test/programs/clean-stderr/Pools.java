import module plait;

void main() {
  try (Pool pool = Threads.pool(4)) {
    var doubled = pool.timeout(java.time.Duration.ofMinutes(1)).map(n -> 2 * n, List.of(1, 2, 3));
    if (!doubled.equals(List.of(2, 4, 6))) {
      throw new AssertionError(doubled);
    }
    try {
      pool.each(n -> IO.println(1 / n), List.of(0));
    } catch (TargetFailedException expected) {
      pool.start(() -> 1).cancel();
    }
  }
  Threads.platform().pool(2).map(n -> n, List.of(1));
  IO.println("done");
}
