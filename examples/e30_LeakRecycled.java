// A parser that leaks a little with every document: its worker is replaced after some calls, in
// between two of them, so that nobody notices.
// Python: maxtasksperchild, max_tasks_per_child.
//
// Expected output:
//   12 documents, 3 workers, none leaked more than 4 times
//   replaced because of their tasks: 2 or more: true

import module plait;

static final List<byte[]> leak = new ArrayList<>();

static String parse(int document) {
  leak.add(new byte[100_000]); // never given back
  return ProcessHandle.current().pid() + " " + leak.size();
}

void main() {
  try (ProcessPool pool = Processes.recycleAfter(4).pool(1)) {
    var documents = IntStream.range(0, 12).boxed().toList();
    var answers = pool.map(document -> parse(document), documents);
    var workers = answers.stream().map(answer -> answer.split(" ")[0]).distinct().count();
    var most = answers.stream().mapToInt(answer -> Integer.parseInt(answer.split(" ")[1])).max();
    IO.println(
        answers.size()
            + " documents, "
            + workers
            + " workers, none leaked more than "
            + most.getAsInt()
            + " times");
    long replaced = pool.stats().retirements().getOrDefault(PoolStats.Retirement.TASKS, 0L);
    IO.println("replaced because of their tasks: 2 or more: " + (replaced >= 2));
  }
}
