// A barrier lets nobody begin the next round before all have finished this one.
// Python: threading.Barrier(3, action).
//
// Expected output:
//   round 1: 3 players are done
//   round 2: 3 players are done

import module plait;

int round;
final AtomicInteger done = new AtomicInteger();

void endRound() {
  round++;
  IO.println("round " + round + ": " + done.getAndSet(0) + " players are done");
}

void play(Barrier endOfRound) {
  for (int i = 0; i < 2; i++) {
    done.incrementAndGet();
    endOfRound.await();
  }
}

void main() {
  var endOfRound = Threads.barrier(3, this::endRound);
  try (var players = Threads.scope()) {
    for (int i = 0; i < 3; i++) players.start(() -> play(endOfRound));
  }
}
