package plait.internal.sharedlock;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.CountingSemaphore;
import plait.Hold;
import plait.WaitTimeoutException;
import plait.internal.lock.Counts;
import plait.internal.lock.PermitHolds;
import plait.internal.lock.SeveralPermits;
import plait.internal.lock.Texts;
import plait.internal.sharedlock.Permits.Title;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Spin;
import plait.internal.thread.Waits;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/** The semaphore that processes share. */
public final class ProcessSemaphore implements CountingSemaphore, Blocker, Shareable {
  private static final List<String> TAKERS = List.of("plait/CountingSemaphore");

  private final Names name;
  private final Site site;
  private final Permits permits;
  private final Turnstile turnstile = new Turnstile();
  private final Pause sweeps = new Pause();
  private final PermitHolds holds;

  ProcessSemaphore(@Nullable String name, Site site) {
    this.name = new Names("semaphore", name);
    this.site = site;
    this.permits = new Permits(site);
    this.holds = new PermitHolds(permits.initial(), this::releaseHeld, this);
  }

  /** Makes one with so many permits. */
  public static ProcessSemaphore make(@Nullable String name, int count, boolean bounded) {
    Counts.atLeastZero(count, "number of permits");
    Site site = Site.make(Kind.SEMAPHORE);
    new Permits(site).start(count, bounded);
    return Handles.add(site, new ProcessSemaphore(name, site));
  }

  @Override
  public Ticket ticket() {
    return new SiteTicket(Kind.SEMAPHORE, site.cell().ticket(), name());
  }

  @Override
  public Hold hold() {
    take(this, 1, Title.HELD, Waits.FOREVER);
    return holds.record();
  }

  @Override
  public Hold hold(Duration timeout) {
    if (!take(this, 1, Title.HELD, Waits.nanos(timeout))) {
      throw new WaitTimeoutException(
          describe() + " was not there within " + timeout + Texts.holders(this));
    }
    return holds.record();
  }

  @Override
  public void acquire() {
    take(this, 1, Title.ACQUIRED, Waits.FOREVER);
  }

  @Override
  public void acquire(int count) {
    SeveralPermits.check(this, count, permits.isBounded(), permits.initial());
    take(SeveralPermits.of(this, count, () -> true), count, Title.ACQUIRED, Waits.FOREVER);
  }

  @Override
  public boolean tryAcquire() {
    return take(this, 1, Title.ACQUIRED, 0);
  }

  @Override
  public boolean tryAcquire(Duration timeout) {
    return take(this, 1, Title.ACQUIRED, Waits.nanos(timeout));
  }

  private boolean take(Blocker on, int count, Title title, long nanos) {
    if (permits.take(count, title)) {
      return true;
    }
    if (nanos == 0) {
      return takeFromTheDead(count, title);
    }
    return (Spin.until(() -> permits.free() >= count, nanos) && permits.take(count, title))
        || Waits.await(on, nanos, limit -> turnstile.pass(limit, left -> win(count, title, left)));
  }

  private boolean takeFromTheDead(int count, Title title) {
    if (sweeps.isOver()) {
      permits.takeBack();
    }
    return permits.take(count, title);
  }

  private boolean win(int count, Title title, long nanos) throws InterruptedException {
    return takeFromTheDead(count, title)
        || site.await(() -> permits.take(count, title), nanos, permits::takeBack);
  }

  @Override
  public void release() {
    permits.give(1, Title.ACQUIRED);
  }

  @Override
  public void release(int count) {
    permits.give(Counts.atLeastOne(count, "number of permits"), Title.ACQUIRED);
  }

  private void releaseHeld() {
    permits.give(1, Title.HELD);
  }

  @Override
  public int permits() {
    return permits.free();
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "a permit of CountingSemaphore " + name();
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + (permits.initial() == 1 ? " holds it" : " holds one");
  }

  @Override
  public List<String> takers() {
    return TAKERS;
  }

  /** The holders, if blocks of this process hold all permits and none ever came from elsewhere. */
  @Override
  public Releasers releasers(Thread waiter) {
    List<Thread> holders = holds.holders();
    return permits.isReleased() || holders.isEmpty() || holders.size() < permits.initial()
        ? Releasers.ANYBODY
        : Releasers.anyOf(holders);
  }

  @Override
  public String toString() {
    return "CountingSemaphore["
        + name()
        + ", "
        + permits()
        + (permits.isBounded() ? " of " + permits.initial() : "")
        + (permits() == 1 && !permits.isBounded() ? " permit" : " permits")
        + Texts.waiting(turnstile.waiting())
        + "]";
  }
}
