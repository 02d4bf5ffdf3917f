// All tasks wait and nobody is left to end that: the program says so in place of hanging.
//
// Expected output:
//   consumer could wait for ever

import module plait;

void main() {
  WorkQueue<String> jobs = Threads.queue(10);
  var consumer = Threads.named("consumer").start(() -> jobs.take()); // nobody puts
  try {
    consumer.join();
  } catch (TargetFailedException e) {
    if (e.getCause() instanceof DeadlockException) {
      IO.println(e.taskName() + " could wait for ever");
    }
  }
}
