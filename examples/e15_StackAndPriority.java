// The other orders: last in, first out; and the smallest first, equal ones as they came.
// Python: queue.LifoQueue, queue.PriorityQueue.
//
// Expected output:
//   stack: [tea, milk, bread]
//   priority: [fire, flood, tea, bread]

import module plait;

record Job(int urgency, String name) {}

void main() throws Exception {
  WorkQueue<String> stack = Threads.stack();
  stack.addAll(List.of("bread", "milk", "tea"));
  IO.println("stack: " + stack.drain());

  WorkQueue<Job> jobs = Threads.priorityQueue(10, Comparator.comparing(Job::urgency).reversed());
  jobs.put(new Job(2, "tea"));
  jobs.put(new Job(9, "fire"));
  jobs.put(new Job(1, "bread"));
  jobs.put(new Job(9, "flood"));
  IO.println("priority: " + jobs.drain().stream().map(Job::name).toList());
}
