package plait.internal.sharedlock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plait.Latch;
import plait.internal.lock.Counts;
import plait.internal.lock.Texts;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Spin;
import plait.internal.thread.Waits;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/** The latch that processes share: a count that only goes down. */
public final class ProcessLatch implements Latch, Blocker, Shareable {
  private static final int COUNT = Site.CONTENT;

  private final Names name;
  private final Site site;
  private final AtomicInteger waiting = new AtomicInteger();

  ProcessLatch(@Nullable String name, Site site) {
    this.name = new Names("latch", name);
    this.site = site;
  }

  /** Makes one of that count. */
  public static ProcessLatch make(@Nullable String name, int count) {
    Counts.atLeastZero(count, "count of the latch");
    Site site = Site.make(Kind.LATCH);
    site.set(COUNT, count);
    return Handles.add(site, new ProcessLatch(name, site));
  }

  @Override
  public Ticket ticket() {
    return new SiteTicket(Kind.LATCH, site.cell().ticket(), name());
  }

  @Override
  public void countDown() {
    int seen = site.get(COUNT);
    while (seen > 0 && !site.change(COUNT, seen, seen - 1)) {
      seen = site.get(COUNT);
    }
    if (seen == 1) {
      site.change();
    }
  }

  @Override
  public long count() {
    return Math.max(0, site.get(COUNT));
  }

  private boolean isOpen() {
    return count() == 0;
  }

  @Override
  public void await() {
    await(Waits.FOREVER);
  }

  @Override
  public boolean await(Duration timeout) {
    return await(Waits.nanos(timeout));
  }

  private boolean await(long nanos) {
    return isOpen()
        || (nanos != 0
            && (Spin.until(this::isOpen, nanos) || Waits.await(this, nanos, this::awaitOpen)));
  }

  private boolean awaitOpen(long nanos) throws InterruptedException {
    waiting.incrementAndGet();
    try {
      return site.await(this::isOpen, nanos, () -> {});
    } finally {
      waiting.decrementAndGet();
    }
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "Latch " + name();
  }

  @Override
  public String toString() {
    return "Latch["
        + name()
        + (isOpen() ? ", open" : ", count " + count())
        + Texts.waiting(waiting.get())
        + "]";
  }
}
