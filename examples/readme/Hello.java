// A program of one's own: a task with a result, while main goes on.
//
// Expected output:
//   main goes on
//   from a task: 42

import module plait;

void main() {
  var answer = Threads.start(() -> 6 * 7);
  IO.println("main goes on");
  IO.println("from a task: " + answer.join());
}
