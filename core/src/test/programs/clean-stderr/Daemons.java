import module plait;

void main() {
  for (int i = 0; i < 40; i++) {
    Threads.daemon().start(() -> new CountDownLatch(1).await());
  }
  IO.println("done");
}
