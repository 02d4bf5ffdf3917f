// verdict: CLEAN
// about: Items go through a SubmissionPublisher to its subscriber.
import module java.base;

public class FlowPublisher {
  static class Item {
    int n;
  }

  public static void main(String[] args) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    int[] sum = new int[1];
    try (SubmissionPublisher<Item> publisher = new SubmissionPublisher<>()) {
      publisher.subscribe(
          new Flow.Subscriber<>() {
            Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
              this.subscription = subscription;
              subscription.request(1);
            }

            @Override
            public void onNext(Item item) {
              sum[0] += item.n;
              subscription.request(1);
            }

            @Override
            public void onError(Throwable failure) {
              done.countDown();
            }

            @Override
            public void onComplete() {
              done.countDown();
            }
          });
      for (int i = 0; i < 10; i++) {
        Item item = new Item();
        item.n = i;
        publisher.submit(item);
      }
    }
    done.await();
    if (sum[0] != 45) {
      throw new AssertionError(sum[0]);
    }
  }
}
