// A token asks tasks to stop: those that wait are woken, one that computes looks at it now and
// then.
// Python: none; programs pass an Event around and hope that it is looked at.
//
// Expected output:
//   the waiting one stops
//   the computing one stops
//   CANCELLED CANCELLED
//   reason: java.lang.RuntimeException: closing time

import module plait;

void main() {
  var closing = Threads.cancelToken();
  var begun = Threads.latch(2);
  var waiting =
      Threads.token(closing)
          .start(() -> {
            begun.countDown();
            Threads.event().await();
          });
  var computing =
      Threads.token(closing)
          .start(() -> {
            begun.countDown();
            var mine = CancelToken.current();
            while (true) mine.throwIfCancelled();
          });

  begun.await();
  closing.cancel(new RuntimeException("closing time"));
  waiting.await();
  IO.println("the waiting one stops");
  computing.await();
  IO.println("the computing one stops");
  IO.println(waiting.status() + " " + computing.status());
  try {
    waiting.join();
  } catch (CancelledException e) {
    IO.println("reason: " + e.getCause());
  }
}
