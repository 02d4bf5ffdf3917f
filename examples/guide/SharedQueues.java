// A worker process takes jobs from a queue and reports through a pipe.
//
// Expected output:
//   did render
//   did upload
//   no more news

import module plait;

void main() throws Exception {
  SharedQueue<String> jobs = Processes.queue("jobs", 100);
  SharedPipe<String> news = Processes.oneWayPipe("news");
  PipeEnd<String> far = news.far();
  var worker = Processes.start(() -> jobs.consume(job -> far.send("did " + job)));
  far.close(); // only the worker's handle is left, so its end is the end of the news

  jobs.put("render");
  jobs.put("upload");
  jobs.shutdown();
  for (String line : news.near().receiving()) {
    IO.println(line);
  }
  IO.println("no more news");
  worker.join();
}
