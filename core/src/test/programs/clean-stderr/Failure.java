import module plait;

static int fail() {
  throw new IllegalStateException("on purpose");
}

void main() {
  var task = Threads.start(() -> fail());
  try {
    task.join();
  } catch (TargetFailedException e) {
    IO.println(e.getCause().getMessage());
  }
  IO.println("done");
}
