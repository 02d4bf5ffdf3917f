// A loop with a bar, and a listener in place of the terminal.
//
// Expected output:
//   reading: 3 of 3

import module plait;

void main() {
  Progress.listener(state -> {
    if (state.closed()) {
      IO.println(state.label() + ": " + state.count() + " of " + state.total());
    }
  });
  for (var file : Progress.of(List.of("a", "b", "c"), "reading")) {
    file.length();
  }
}
