// uses: io.projectreactor:reactor-core:3.7.8

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Reactor: flows that change threads, merge, retry, share and are fed by several threads. */
public class ReactorFlows {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    long sum =
        Flux.range(1, rounds)
            .parallel(4)
            .runOn(Schedulers.parallel())
            .map(i -> new int[] {i})
            .map(box -> box[0] * 2L)
            .sequential()
            .reduce(0L, Long::sum)
            .block();
    check(sum == (long) rounds * (rounds + 1));

    List<int[]> merged =
        Flux.range(0, 50)
            .flatMap(i ->
                Flux.range(0, 20)
                    .map(j -> new int[] {i, j})
                    .subscribeOn(Schedulers.boundedElastic())
                    .publishOn(Schedulers.parallel()))
            .collectList()
            .block();
    check(merged.size() == 1000);

    int[] tries = new int[1];
    String got =
        Mono.fromCallable(
                () -> {
                  if (tries[0]++ < 3) {
                    throw new IllegalStateException("meant");
                  }
                  return "done";
                })
            .subscribeOn(Schedulers.boundedElastic())
            .retryWhen(Retry.backoff(5, Duration.ofMillis(1)))
            .timeout(Duration.ofSeconds(30))
            .block();
    check(got.equals("done") && tries[0] == 4);

    Sinks.Many<Integer> sink = Sinks.many().multicast().onBackpressureBuffer(16 * rounds, false);
    CountDownLatch ends = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      sink.asFlux()
          .publishOn(Schedulers.parallel())
          .count()
          .subscribe(n -> {
            check(n == rounds);
            ends.countDown();
          });
    }
    Thread[] threads = new Thread[2];
    for (int t = 0; t < 2; t++) {
      threads[t] =
          new Thread(() -> {
            for (int i = 0; i < rounds / 2; i++) {
              sink.emitNext(i, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(30)));
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    sink.emitComplete(Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(30)));
    ends.await();

    Mono<int[]> cached =
        Mono.fromCallable(() -> new int[] {7}).subscribeOn(Schedulers.parallel()).cache();
    long found =
        Flux.range(0, 100)
            .flatMap(i -> cached.publishOn(Schedulers.parallel()).map(box -> box[0]))
            .filter(n -> n == 7)
            .count()
            .block();
    check(found == 100);
    Schedulers.shutdownNow();
  }

  static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}
