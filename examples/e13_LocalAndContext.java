// A local variable has a value of its own in every task; carrying() hands the starter's value on,
// and a carrier does the same for a context of some library, here the labels of log lines.
// Python: threading.local(); contextvars and Thread(context=...).
//
// Expected output:
//   [nobody] a task of its own
//   [ann] a task that carries the user
//   [ann, order 7] a task that carries the labels, too

import module plait;

static final ThreadLocal<String> USER = Threads.local(() -> "nobody");
static final ThreadLocal<String> LABELS = Threads.local(() -> "");

static void log(String text) {
  IO.println("[" + USER.get() + LABELS.get() + "] " + text);
}

/** What a bridge to a logging library looks like: take a copy here, install it there. */
static ContextCarrier.Captured captureLabels() {
  String labels = LABELS.get();
  return () -> {
    String before = LABELS.get();
    LABELS.set(labels);
    return () -> LABELS.set(before);
  };
}

void main() {
  USER.set("ann");
  LABELS.set(", order 7");
  Threads.start(() -> log("a task of its own")).join();
  Threads.carrying(USER).start(() -> log("a task that carries the user")).join();
  var carrying = Threads.carrying(USER).carrying(() -> captureLabels());
  carrying.start(() -> log("a task that carries the labels, too")).join();
}
