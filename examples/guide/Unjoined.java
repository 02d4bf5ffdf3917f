// A failure that nobody joins is told when the program ends, here to a handler of its own.
//
// Expected output:
//   main ends
//   nobody joined loader: java.io.IOException: no such file

import module plait;

static void load() throws IOException {
  throw new IOException("no such file");
}

void main() {
  Threads.onUnjoinedFailure(unjoined ->
      IO.println("nobody joined " + unjoined.taskName() + ": " + unjoined.failure()));
  var loader = Threads.named("loader").start(() -> load());
  loader.await();
  IO.println("main ends");
}
