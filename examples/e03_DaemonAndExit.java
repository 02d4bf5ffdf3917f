// The program ends when its last task has ended, except for daemons, which it does not wait for.
// Python: Thread(daemon=True).
//
// Expected output:
//   main has ended
//   the task has ended

import module plait;

void main() {
  var mainHasEnded = Threads.event();

  Threads.daemon()
      .start(() -> {
        Threads.event().await(); // for ever
        IO.println("never printed");
      });
  Threads.start(() -> {
    mainHasEnded.await();
    IO.println("the task has ended");
  });

  IO.println("main has ended");
  mainHasEnded.set();
}
