// A barrier lets nobody begin the next round before all have finished this one.
// Python: threading.Barrier(3, action).
//
// Expected output:
//   round 1: 3 players are done
//   round 2: 3 players are done

import module plait;

void main() {
  var done = new AtomicInteger();
  var rounds = new AtomicInteger();
  var endOfRound = Threads.barrier(3, () ->
      IO.println("round " + rounds.incrementAndGet() + ": " + done.getAndSet(0) + " players are done"));

  var players = Stream.generate(() -> Threads.start(() -> {
    for (int round = 0; round < 2; round++) {
      done.incrementAndGet();
      endOfRound.await();
    }
  })).limit(3).toList();
  players.forEach(Task::join);
}
