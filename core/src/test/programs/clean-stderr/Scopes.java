import module plait;

void main() {
  try (Scope scope = Threads.scope()) {
    var one = scope.start(() -> 1);
    var two = scope.start(() -> 2);
    scope.join();
    IO.println(one.join() + two.join());
  }
  try (Scope scope = Threads.scope().tolerant()) {
    var bad = scope.<Integer>start(() -> Integer.parseInt("x"));
    var good = scope.start(() -> 3);
    IO.println(scope.<Integer>firstSuccess(List.of(bad, good)));
  }
  var ticker = Threads.every(Duration.ofMillis(1), () -> {});
  var timer = Threads.after(Duration.ofMillis(5), () -> "timer");
  IO.println(Tasks.any(List.of(ticker, timer)).join());
  ticker.cancel();
  ticker.await();
  IO.println("done");
}
