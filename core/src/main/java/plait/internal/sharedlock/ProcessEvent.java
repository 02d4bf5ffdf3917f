package plait.internal.sharedlock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plait.Event;
import plait.internal.lock.Texts;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Selectable;
import plait.internal.thread.Spin;
import plait.internal.thread.Waits;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/**
 * The event that processes share: the count of changes itself, odd while it is set. Whoever has
 * seen an even count passes as soon as it is another one, even if the event is cleared at once
 * after.
 */
public final class ProcessEvent implements Event, Blocker, Selectable, Shareable {
  private final Names name;
  private final Site site;
  private final AtomicInteger waiting = new AtomicInteger();

  ProcessEvent(@Nullable String name, Site site) {
    this.name = new Names("event", name);
    this.site = site;
  }

  /** Makes one, not set. */
  public static ProcessEvent make(@Nullable String name) {
    Site site = Site.make(Kind.EVENT);
    return Handles.add(site, new ProcessEvent(name, site));
  }

  @Override
  public Ticket ticket() {
    return new SiteTicket(Kind.EVENT, site.cell().ticket(), name());
  }

  private static boolean isSet(int changes) {
    return (changes & 1) != 0;
  }

  @Override
  public void set() {
    int seen = site.changes();
    while (!isSet(seen) && !site.changeFrom(seen)) {
      seen = site.changes();
    }
  }

  @Override
  public void clear() {
    int seen = site.changes();
    while (isSet(seen) && !site.changeFrom(seen)) {
      seen = site.changes();
    }
  }

  @Override
  public boolean isSet() {
    return isSet(site.changes());
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
    int seen = site.changes();
    if (isSet(seen)) {
      return true;
    }
    return nanos != 0
        && (Spin.until(() -> site.changes() != seen, nanos)
            || Waits.await(this, nanos, limit -> awaitOther(seen, limit)));
  }

  private boolean awaitOther(int seen, long nanos) throws InterruptedException {
    waiting.incrementAndGet();
    try {
      return site.await(() -> site.changes() != seen, nanos, () -> {});
    } finally {
      waiting.decrementAndGet();
    }
  }

  // ---- as a part of a selection

  @Override
  public boolean ready() {
    return isSet();
  }

  @Override
  public Watch watch() {
    return site.watch();
  }

  @Override
  public long patience() {
    return site.patience();
  }

  // ---- looking

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "Event " + name();
  }

  @Override
  public String toString() {
    return "Event["
        + name()
        + (isSet() ? ", set" : ", not set")
        + Texts.waiting(waiting.get())
        + "]";
  }
}
