import module plait;

int total;

void main() {
  var lock = Threads.lock("total");
  var ready = Threads.event();
  var slots = Threads.semaphore(2);
  var tasks = new ArrayList<Task<?>>();
  for (int i = 0; i < 10; i++) {
    tasks.add(
        Threads.start(() -> {
          ready.await();
          try (var _ = slots.hold();
              var _ = lock.hold()) {
            total++;
          }
        }));
  }
  ready.set();
  tasks.forEach(Task::join);
  try (var _ = slots.hold();
      var _ = slots.hold();
      var _ = slots.hold()) {
    IO.println("never");
  } catch (DeadlockException refused) {
    IO.println(total);
  }
  IO.println("done");
}
