package plait.internal.sharedlock;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.SharedLock;
import plait.internal.lock.ExclusiveLock;
import plait.internal.lock.Texts;
import plait.internal.shared.Bell;
import plait.internal.shared.Peer;
import plait.internal.thread.Names;
import plait.internal.thread.Spin;
import plait.internal.thread.Waits;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/**
 * The lock that processes share: one word that holds the process and the thread that have it, and
 * whether somebody sleeps. Newcomers may overtake.
 *
 * <p>All that others need to know is in that word, which changes by one store, so a process may die
 * at any moment: what is left is a word that names it, and whoever waits for the lock finds out and
 * puts itself in its place.
 *
 * <p>{@code holder}, {@code holds} and {@code abandoned} are written by the thread that has the
 * lock. {@code checked} and {@code checkedWord} belong to whoever looks, without order, as a hint.
 */
public final class ProcessLock extends ExclusiveLock implements SharedLock, Shareable {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final int WORD = Site.CONTENT;

  /** The half of the word with the process: it is what sleepers sleep on. */
  private static final int UPPER =
      WORD + (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.BYTES : 0);

  private static final long SELF = (long) Peer.self() << Integer.SIZE;
  private static final long THREAD = (1L << Integer.SIZE) - 1;
  private static final long WAITED = 1L << (Integer.SIZE + Peer.BITS);
  private static final long OWNER = WAITED - 1;

  /** Where the chain of waits begins that leads on from the owner: its length, then its bytes. */
  private static final int CHAIN = 64;

  private static final int CHAIN_BYTES = Kind.LOCK.bytes() - CHAIN - Integer.BYTES;

  private static final long REST_NANOS = 20_000;
  private static final int MOST_RESTS = 2;

  /** That a process lives is believed for so long. */
  private static final long BELIEVED_NANOS = 1_000_000;

  private final Names name;
  private final Site site;
  private final MemorySegment whole;
  private final long word;
  private final Turnstile turnstile = new Turnstile();
  private @Nullable Thread holder;
  private int holds;
  private boolean abandoned;
  private long checked;
  private long checkedWord;

  private ProcessLock(Names name, Site site) {
    this.name = name;
    this.site = site;
    this.whole = site.cell().whole();
    this.word = site.cell().at() + WORD;
  }

  /** Makes one, free. */
  public static ProcessLock make() {
    return make(new Names("lock", null));
  }

  /** Makes one with a name, free. */
  public static ProcessLock make(String name) {
    return make(new Names("lock", name));
  }

  static ProcessLock make(Names name) {
    Site site = Site.make(Kind.LOCK);
    return Handles.add(site, new ProcessLock(name, site));
  }

  /** The handle to one that another process has made. */
  static ProcessLock at(Site site, String name) {
    return new ProcessLock(new Names("lock", name), site);
  }

  @Override
  public Ticket ticket() {
    return new SiteTicket(Kind.LOCK, site.cell().ticket(), name());
  }

  // ---- taking

  @Override
  public boolean tryLock() {
    Thread me = Thread.currentThread();
    if (holder == me) {
      return takeAgain();
    }
    if (LONG.compareAndSet(whole, word, 0L, id(me))) {
      isTaken(me, false);
      return true;
    }
    return isMine(me) ? takeAgain() : takeFromTheDead(word(), 0);
  }

  /**
   * The word has it, too, if the handle with which the thread took the lock is gone, and this is a
   * new one.
   */
  private boolean isMine(Thread me) {
    if (holder != me && (word() & OWNER) == id(me)) {
      isTaken(me, false);
    }
    return holder == me;
  }

  /** What stands in the word of a lock that the thread has. */
  static long id(Thread thread) {
    return SELF | (thread.threadId() & THREAD);
  }

  private void isTaken(Thread me, boolean fromTheDead) {
    holder = me;
    holds = 1;
    abandoned = fromTheDead;
  }

  private boolean takeAgain() {
    if (holds == Integer.MAX_VALUE) {
      throw new IllegalMonitorStateException(
          "The lock was taken " + Integer.MAX_VALUE + " times by one thread: give it back.");
    }
    holds++;
    return true;
  }

  @Override
  protected void takeInterruptibly() throws InterruptedException {
    turnstile.pass(Waits.FOREVER, this::contend);
  }

  @Override
  protected boolean takeWithin(long nanos) throws InterruptedException {
    return turnstile.pass(nanos, this::contend);
  }

  /** Takes the lock as the only one of this process that waits for it. */
  private boolean contend(long nanos) throws InterruptedException {
    boolean taken = false;
    try {
      taken = take(0) || spin(nanos) || waitForIt(nanos);
      return taken;
    } finally {
      if (!taken && isFree()) {
        wake(); // somebody may have given it back and woken this thread
      }
    }
  }

  private boolean spin(long nanos) {
    return Spin.until(this::isFree, nanos) && take(0);
  }

  /**
   * Whoever was woken in vain, because a newcomer overtook it, rests for a moment before it asks to
   * be woken again: so a lock that is taken and given back in quick succession does not wake
   * somebody each time.
   */
  private boolean waitForIt(long nanos) throws InterruptedException {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    long asked = 0;
    int rests = 0;
    while (!take(asked)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = nanos == Waits.FOREVER ? Bell.SLICE_NANOS : deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      if (rests < MOST_RESTS) {
        rests++;
        LockSupport.parkNanos(this, Math.min(left, REST_NANOS));
      } else {
        long seen = askToBeWoken();
        asked = WAITED;
        if (seen != 0 && takeFromTheDead(seen, WAITED)) {
          return true;
        }
        if (seen != 0) {
          Bell.await(site.cell().memory(), site.cell().at() + UPPER, upper(seen), left);
          rests = 0;
          if (word() == seen && !isOwn(seen)) {
            CycleWatch.wake();
          }
        }
      }
    }
    return true;
  }

  private boolean take(long flags) {
    Thread me = Thread.currentThread();
    if (isFree() && LONG.compareAndSet(whole, word, 0L, id(me) | flags)) {
      isTaken(me, false);
      return true;
    }
    return false;
  }

  /** What the word is then; 0 if that has to be tried again. */
  private long askToBeWoken() {
    long seen = word();
    boolean done =
        seen != 0 && ((seen & WAITED) != 0 || LONG.compareAndSet(whole, word, seen, seen | WAITED));
    return done ? seen | WAITED : 0;
  }

  private static int upper(long seen) {
    return (int) (seen >>> Integer.SIZE);
  }

  /** Takes the lock of a process that does not live any more. */
  private boolean takeFromTheDead(long seen, long flags) {
    Thread me = Thread.currentThread();
    if (isOwn(seen) || !isDead(seen)) {
      return false;
    }
    long mine = id(me) | flags | (seen & WAITED);
    if (!LONG.compareAndSet(whole, word, seen, mine)) {
      return false;
    }
    isTaken(me, true);
    return true;
  }

  private static boolean isOwn(long seen) {
    return (seen & OWNER & ~THREAD) == SELF;
  }

  private boolean isDead(long seen) {
    long now = System.nanoTime();
    if (seen == 0 || (checkedWord == seen && now - checked < BELIEVED_NANOS)) {
      return false;
    }
    checked = now;
    checkedWord = seen;
    return !Peer.isAlive(upper(seen & OWNER));
  }

  // ---- giving back

  @Override
  protected void release() {
    if (!isMine(Thread.currentThread())) {
      throw new IllegalMonitorStateException();
    }
    if (--holds == 0) {
      holder = null;
      long before = (long) LONG.getAndSet(whole, word, 0L);
      if ((before & WAITED) != 0) {
        wake();
      }
    }
  }

  private void wake() {
    Bell.ring(site.cell().memory(), site.cell().at() + UPPER, 1);
  }

  // ---- cycles

  boolean isHeldElsewhere() {
    long seen = word();
    return seen != 0 && !isOwn(seen);
  }

  /** Writes down whom the thread of this process waits for that has the lock. */
  void write(Chain chain, Thread owner) {
    if (site.guard().enter()) {
      site.set(CHAIN, 0);
    }
    try {
      if (isOwn(word()) && holder == owner) {
        byte[] bytes = chain.encoded(CHAIN_BYTES);
        site.set(CHAIN, 0);
        site.copyFrom(bytes, CHAIN + Integer.BYTES);
        site.set(CHAIN, bytes.length);
      }
    } finally {
      site.guard().exit();
    }
  }

  /** Whom the thread of another process waits for that has the lock; empty if it does not wait. */
  Chain chainOfOwner() {
    long owner = word() & OWNER;
    byte[] bytes;
    if (site.guard().enter()) {
      site.set(CHAIN, 0);
    }
    try {
      bytes = new byte[Math.clamp(site.get(CHAIN), 0, CHAIN_BYTES)];
      site.copyTo(CHAIN + Integer.BYTES, bytes);
    } finally {
      site.guard().exit();
    }
    Chain chain = Chain.decoded(bytes);
    boolean isItsOwn = !chain.members().isEmpty() && chain.members().getFirst().thread() == owner;
    return isItsOwn ? chain : new Chain(List.of());
  }

  // ---- looking

  private long word() {
    return (long) LONG.getVolatile(whole, word);
  }

  private boolean isFree() {
    return word() == 0;
  }

  @Override
  public boolean wasAbandoned() {
    return isHeldByCurrentThread() && abandoned;
  }

  @Override
  public boolean isLocked() {
    return !isFree();
  }

  @Override
  public boolean isHeldByCurrentThread() {
    return isMine(Thread.currentThread());
  }

  @Override
  public int holdCount() {
    return isHeldByCurrentThread() ? holds : 0;
  }

  @Override
  public OptionalLong ownerPid() {
    long seen = word();
    return seen == 0 ? OptionalLong.empty() : OptionalLong.of(Peer.pid(upper(seen & OWNER)));
  }

  @Override
  public Optional<Thread> owner() {
    return Optional.ofNullable(holder());
  }

  @Override
  protected @Nullable Thread holder() {
    return isOwn(word()) ? holder : null;
  }

  @Override
  public int waiters() {
    return turnstile.waiting();
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "SharedLock " + name();
  }

  /** Threads of other processes are not seen here. */
  @Override
  public Releasers releasers(Thread waiter) {
    Thread owner = holder();
    return owner == null || owner == waiter ? Releasers.ANYBODY : Releasers.only(owner);
  }

  @Override
  public boolean mayEndByItself() {
    return holder() == null;
  }

  @Override
  protected String holders() {
    String foreign = foreignHolder();
    return foreign == null ? super.holders() : ": " + foreign + " holds it";
  }

  @Override
  protected String holding() {
    String foreign = foreignHolder();
    return foreign == null ? Texts.holder(holder()) : "held by " + foreign;
  }

  @Override
  protected String elsewhere() {
    String foreign = foreignHolder();
    return foreign == null ? super.elsewhere() : "; " + foreign + " does.";
  }

  private @Nullable String foreignHolder() {
    long seen = word();
    return seen == 0 || isOwn(seen)
        ? null
        : "thread " + (seen & THREAD) + " of process " + Peer.pid(upper(seen & OWNER));
  }

  @Override
  public String toString() {
    return "SharedLock[" + name() + ", " + holding() + Texts.waiting(waiters()) + "]";
  }
}
