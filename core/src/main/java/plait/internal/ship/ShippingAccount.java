package plait.internal.ship;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what one worker has asked for, and refuses what is beyond its limits. */
final class ShippingAccount {
  private final ShippingLimits limits;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong classBytes = new AtomicLong();
  private final AtomicLong resources = new AtomicLong();
  private final AtomicLong resourceBytes = new AtomicLong();

  ShippingAccount(ShippingLimits limits) {
    this.limits = limits;
  }

  void request() throws RefusedException {
    count(requests, 1, limits.requests(), "questions about classes and resources");
  }

  void classBytes(int bytes) throws RefusedException {
    count(classBytes, bytes, limits.classBytes(), "bytes of classes");
  }

  void resource() throws RefusedException {
    count(resources, 1, limits.resources(), "resources");
  }

  void resourceBytes(int bytes) throws RefusedException {
    count(resourceBytes, bytes, limits.resourceBytes(), "bytes of resources");
  }

  /** The size of the largest resource that may be read. */
  int resourceSize() {
    return limits.resourceSize();
  }

  private static void count(AtomicLong counter, long more, long limit, String what)
      throws RefusedException {
    if (counter.addAndGet(more) > limit) {
      throw new RefusedException("this worker may have no more than " + limit + " " + what);
    }
  }
}
