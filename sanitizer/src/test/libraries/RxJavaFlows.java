// uses: io.reactivex.rxjava3:rxjava:3.1.11

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.processors.PublishProcessor;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.ReplaySubject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** RxJava: flows that change threads, merge, group, retry, share and drop. */
public class RxJavaFlows {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    long sum =
        Flowable.range(1, rounds)
            .parallel(4)
            .runOn(Schedulers.computation())
            .map(i -> new int[] {i})
            .map(box -> box[0] * 2L)
            .sequential()
            .reduce(0L, Long::sum)
            .blockingGet();
    check(sum == (long) rounds * (rounds + 1));

    List<int[]> merged =
        Observable.range(0, 50)
            .flatMap(i ->
                Observable.range(0, 20)
                    .map(j -> new int[] {i, j})
                    .subscribeOn(Schedulers.io())
                    .observeOn(Schedulers.computation()))
            .toList()
            .blockingGet();
    check(merged.size() == 1000);

    int groups =
        Flowable.range(0, rounds)
            .groupBy(i -> i % 7)
            .flatMapSingle(group -> group.observeOn(Schedulers.computation()).toList())
            .map(List::size)
            .reduce(0, Integer::sum)
            .blockingGet();
    check(groups == rounds);

    int[] tries = new int[1];
    String got =
        Single.defer(() ->
                tries[0]++ < 3
                    ? Single.<String>error(new IllegalStateException("meant"))
                    : Single.just("done"))
            .subscribeOn(Schedulers.io())
            .retryWhen(errors -> errors.delay(1, TimeUnit.MILLISECONDS))
            .timeout(30, TimeUnit.SECONDS)
            .blockingGet();
    check(got.equals("done") && tries[0] == 4);

    shared(rounds);
    windows(rounds);
    Schedulers.shutdown();
  }

  static void shared(int rounds) throws Exception {
    PublishProcessor<Integer> source = PublishProcessor.create();
    CountDownLatch ends = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      source
          .onBackpressureBuffer()
          .observeOn(Schedulers.computation())
          .count()
          .subscribe(n -> {
            check(n == rounds);
            ends.countDown();
          });
    }
    var serialized = source.toSerialized();
    Thread[] threads = new Thread[2];
    for (int t = 0; t < 2; t++) {
      threads[t] =
          new Thread(() -> {
            for (int i = 0; i < rounds / 2; i++) {
              serialized.onNext(i);
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    serialized.onComplete();
    ends.await();
  }

  static void windows(int rounds) {
    ReplaySubject<Integer> replay = ReplaySubject.create();
    Thread feeder =
        new Thread(() -> {
          for (int i = 0; i < rounds; i++) {
            replay.onNext(i);
          }
          replay.onComplete();
        });
    feeder.start();
    long all =
        Observable.merge(
                replay.buffer(1, TimeUnit.MILLISECONDS, 10).map(List::size),
                replay.window(13).flatMapSingle(w -> w.count().map(Long::intValue)),
                replay
                    .observeOn(Schedulers.io())
                    .publish(
                        p -> Observable.merge(p.filter(i -> i % 2 == 0), p.filter(i -> i % 2 == 1)))
                    .map(i -> 1))
            .reduce(0L, (a, b) -> a + b)
            .blockingGet();
    check(all == 3L * rounds);
  }

  static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}
