import module plait;

void main() {
  var never = new CountDownLatch(1);
  var waiting = Threads.start(() -> never.await());
  waiting.cancel(true);
  IO.println(waiting.isCancelled());
  IO.println("done");
}
