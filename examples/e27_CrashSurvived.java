// Native code that crashes takes its JVM along. In a pool of processes it fails one task; the next
// one gets another worker.
// Python: the same crash breaks the whole ProcessPoolExecutor.
//
// Expected output:
//   first: 11 bytes
//   the crashing one: CRASHED by SIGSEGV
//   next: 5 bytes

import module plait;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

@SuppressWarnings("restricted") // that is what it shows
static int parse(String text) {
  if (text.equals("poison")) {
    MemorySegment.ofAddress(8).reinterpret(16).set(ValueLayout.JAVA_LONG, 0, 1); // a wild pointer
  }
  return text.length();
}

void main() {
  var natively = Processes.jvm("--enable-native-access=ALL-UNNAMED").output(WorkerOutput.DISCARDED);
  try (Pool pool = natively.pool(1)) {
    IO.println("first: " + pool.start(() -> parse("hello world")).join() + " bytes");
    try {
      pool.start(() -> parse("poison")).join();
    } catch (TargetFailedException e) {
      var death = (WorkerDiedException) e.getCause();
      IO.println("the crashing one: " + death.why() + " by " + death.signal().get());
    }
    IO.println("next: " + pool.start(() -> parse("hello")).join() + " bytes");
  }
}
