// A task, and the arguments of the program.
//
// Expected output:
//   hello []

import module plait;

void main(String[] args) {
  var task = Threads.start(() -> "hello " + List.of(args));
  IO.println(task.join());
}
