// What a task captures is copied into its process. What cannot be copied is refused where the task
// is started, by the name of what is in the way.
// Python: an error of pickle, later, in a thread of the pool.
//
// Expected output:
//   refused at the start
//   java.net.ServerSocket is in the way: true
//   opened inside the task: true

import module plait;

void main() throws IOException {
  try (var server = new ServerSocket(0)) {
    try {
      Processes.start(() -> server.getLocalPort());
    } catch (NotSendableException e) {
      IO.println("refused at the start");
      IO.println(
          "java.net.ServerSocket is in the way: "
              + e.getMessage().contains("java.net.ServerSocket"));
    }
  }
  var port =
      Processes.start(() -> {
        try (var own = new ServerSocket(0)) {
          return own.getLocalPort();
        }
      });
  IO.println("opened inside the task: " + (port.join() > 0));
}
