// A regular expression that takes until the end of days answers no interrupt. In a process it is
// stopped all the same: its time limit ends the worker. The others of the same call go on.
// Python: none; a future's timeout only stops waiting.
//
// Expected output:
//   aaaaab: matches
//   aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac: killed after PT1S
//   ab: matches

import module plait;

static boolean matches(String text) {
  return Pattern.compile("((a+)+)+b").matcher(text).matches();
}

void main() {
  var texts = List.of("aaaaab", "a".repeat(40) + "c", "ab");
  var limit = Duration.ofSeconds(1);
  try (Pool pool = Processes.pool(1)) {
    var outcomes = pool.timeout(limit).outcomes(text -> matches(text), texts);
    for (int i = 0; i < texts.size(); i++) {
      var how =
          switch (outcomes.get(i)) {
            case Outcome.Success(Boolean yes) -> yes ? "matches" : "does not match";
            case Outcome.Failure(WaitTimeoutException _) -> "killed after " + limit;
            case Outcome<Boolean> other -> other.toString();
          };
      IO.println(texts.get(i) + ": " + how);
    }
  }
}
