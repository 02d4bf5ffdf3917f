// A queue hands items from those who make them to those who use them, and ends.
//
// Expected output:
//   4 words, 12 letters

import module plait;

void main() throws Exception {
  WorkQueue<String> words = Threads.queue(2);
  var letters = new LongAdder();
  var count = new LongAdder();
  Action consumer = () -> words.consume(word -> {
    count.increment();
    letters.add(word.length());
  });
  var consumers = List.of(Threads.start(consumer), Threads.start(consumer));
  for (var word : List.of("nothing", "is", "in", "a")) {
    words.put(word); // waits while both places are taken
  }
  words.shutdown(); // consume returns once the queue is drained
  Tasks.all(consumers);
  IO.println(count + " words, " + letters + " letters");
}
