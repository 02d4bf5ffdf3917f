import module plait;

static int twice(int n) {
  return 2 * n;
}

void main() {
  var task = Threads.start(() -> twice(21));
  IO.println(task.join());
  Threads.named("loader").daemon().start(() -> twice(1)).join();
  Threads.platform().start(() -> twice(2)).join();
  Threads.start(() -> IO.println("done"));
}
