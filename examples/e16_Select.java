// Waits for the first of several things: an item in one of two queues, or an event.
// Python: none.
//
// Expected output:
//   nothing yet
//   an order for tea
//   a complaint about tea
//   closed

import module plait;

void main() throws Exception {
  WorkQueue<String> orders = Threads.queue();
  WorkQueue<String> complaints = Threads.queue();
  var closed = Threads.event();
  Select<String> next =
      Threads.<String>select()
          .take(orders, order -> "an order for " + order)
          .take(complaints, complaint -> "a complaint about " + complaint)
          .when(closed, () -> "closed");

  IO.println(next.await(Duration.ofMillis(10)).orElse("nothing yet"));
  Threads.start(() -> orders.put("tea"));
  IO.println(next.await());
  Threads.start(() -> complaints.put("tea"));
  IO.println(next.await());
  Threads.start(closed::set);
  IO.println(next.await());
}
