package plait.internal.queue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plait.Orphans;
import plait.QueueShutDownException;
import plait.SharedQueue;
import plait.WaitInterruptedException;
import plait.internal.sharedqueue.Held;
import plait.internal.sharedqueue.Items;
import plait.internal.sharedqueue.Ring;
import plait.internal.sharedqueue.Taken;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;
import plait.internal.wire.Letter;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/** A queue that processes share: items as messages of a ring. Immutable itself. */
public final class ProcessQueue<T> extends AbstractWorkQueue<T>
    implements SharedQueue<T>, Shareable {
  private static final long MOST_BYTES = 64L << 20;
  private static final long LARGEST_BOUND = 2L << 30;

  private final Ring ring;

  /** Makes a queue. */
  public ProcessQueue(@Nullable String name, int capacity) {
    this(name, made(capacity));
  }

  private ProcessQueue(@Nullable String name, Ring ring) {
    super("queue", name);
    this.ring = ring;
  }

  private static Ring made(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "The capacity " + capacity + " is less than 1: leave it out for no bound.");
    }
    return Ring.make(capacity, MOST_BYTES, Orphans.REDELIVER);
  }

  // ---- travelling

  @Override
  public Ticket ticket() {
    return new QueueTicket(name(), ring.ticket());
  }

  /**
   * Leads to a queue.
   *
   * @param name its name
   * @param ring its items
   */
  record QueueTicket(String name, Ring.RingTicket ring) implements Ticket {
    @Override
    public Object claim() throws IOException {
      return new ProcessQueue<>(name, ring.claim());
    }
  }

  // ---- putting

  @Override
  boolean tryPut(T item) {
    return tryPut(Items.write(item));
  }

  private boolean tryPut(Letter message) {
    try {
      return ring.tryPut(message);
    } catch (QueueShutDownException e) {
      throw refused();
    }
  }

  @Override
  boolean waitToPut(T item, long nanos) throws InterruptedException {
    Letter message = Items.write(item);
    return ring.room().await(room(), nanos, () -> tryPut(message));
  }

  private String room() {
    return "room in " + name();
  }

  @Override
  public void putAll(Collection<? extends T> items) throws InterruptedException {
    var messages = new ArrayList<Letter>(items.size());
    for (T item : items) {
      messages.add(Items.write(Objects.requireNonNull(item, "a queue holds no null")));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var put = new int[1];
    while (!putMore(messages, put)) {
      ring.room().await(room(), Waits.FOREVER, () -> putMore(messages, put));
    }
  }

  private boolean putMore(List<Letter> messages, int[] put) {
    try {
      put[0] += ring.tryPutAll(messages, put[0]);
      return put[0] == messages.size();
    } catch (QueueShutDownException e) {
      throw refused();
    }
  }

  // ---- taking

  @Override
  @Nullable T tryTake() {
    if (ring.holdsTooMuch()) {
      throw new IllegalStateException(
          "This process has taken many items of "
              + name()
              + " and marked none as done: call taskDone() after each, take them by consume(), or"
              + " choose Orphans.FORGET.");
    }
    Taken taken = ring.tryTake();
    return taken == null ? null : taken(taken);
  }

  private T taken(Taken taken) {
    Held held = taken.held();
    try {
      T item = read(taken);
      if (held != null) {
        ring.hold(held);
      }
      return item;
    } catch (IOException e) {
      if (held != null) {
        ring.setAside(held);
      }
      throw new IllegalStateException(
          "An item of "
              + name()
              + " cannot be read here"
              + (held == null ? ": " : ", and was set aside: ")
              + e.getMessage(),
          e);
    }
  }

  @SuppressWarnings("unchecked") // a T was put
  private T read(Taken taken) throws IOException {
    return (T) Items.read(taken.bytes());
  }

  private T readUnchecked(Taken taken) {
    try {
      return read(taken);
    } catch (IOException e) {
      throw new IllegalStateException(
          "An item of " + name() + " cannot be read here: " + e.getMessage(), e);
    }
  }

  @Override
  @Nullable T waitToTake(long nanos) throws InterruptedException {
    var taken = new ArrayList<T>(1);
    ring.items()
        .await(
            "an item of " + name(),
            nanos,
            () -> {
              boolean closed = isShutdown(); // first: what is there then is the last of it
              T item = tryTake();
              if (item != null) {
                taken.add(item);
              }
              return item != null || closed;
            });
    return taken.isEmpty() ? null : taken.getFirst();
  }

  @Override
  public int drainTo(Collection<? super T> target, int limit) {
    checkTarget(target);
    int drained = 0;
    for (int left = Math.min(limit, size()); left > 0; left--) { // others may go on putting
      Taken taken = ring.tryTake();
      if (taken == null) {
        break;
      }
      addOrPutBack(taken, target);
      drained++;
    }
    return drained;
  }

  private void addOrPutBack(Taken taken, Collection<? super T> target) {
    boolean added = false;
    T item = taken(taken);
    try {
      target.add(item);
      added = true;
    } finally {
      if (!added && taken.held() != null) {
        ring.putBack(taken.held());
      }
    }
  }

  // ---- marks

  @Override
  public void taskDone() {
    if (!ring.markOldest()) {
      throw new IllegalStateException(
          "No item of " + name() + " is in work: taskDone() comes once for each item taken.");
    }
  }

  @Override
  public void join() {
    joinWithin(Waits.FOREVER);
  }

  @Override
  public boolean join(Duration timeout) {
    return joinWithin(Waits.nanos(timeout));
  }

  private boolean joinWithin(long nanos) {
    try {
      return unfinished() == 0
          || (nanos != 0
              && ring.done()
                  .await("the end of the work of " + name(), nanos, () -> unfinished() == 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException(
          "Interrupted while waiting for the end of the work of " + name(), e);
    }
  }

  @Override
  public long unfinished() {
    ring.lookAfterTheDead();
    return ring.unfinished();
  }

  // ---- the end

  @Override
  void close() {
    ring.close();
  }

  @Override
  public boolean isShutdown() {
    return ring.isClosed();
  }

  @Override
  public List<T> shutdownNow() {
    close();
    return removeIfNumber(all(), _ -> true);
  }

  // ---- looking, and taking out of the middle

  /** An item that was there a moment ago. */
  private record There<T>(T item, long number) {}

  private List<There<T>> all() {
    return ring.messages().stream()
        .map(message -> new There<>(readUnchecked(message), message.number()))
        .toList();
  }

  @Override
  public List<T> snapshot() {
    return new ArrayList<>(all().stream().map(There::item).toList());
  }

  @Override
  public @Nullable T peek() {
    List<Taken> first = ring.messages(1);
    return first.isEmpty() ? null : readUnchecked(first.getFirst());
  }

  @Override
  public boolean remove(@Nullable Object unwanted) {
    for (There<T> there : all()) {
      if (there.item.equals(unwanted) && ring.remove(number -> number == there.number) > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean removeIf(Predicate<? super T> filter) {
    Objects.requireNonNull(filter, "filter");
    return !removeIfNumber(all(), filter).isEmpty();
  }

  @Override
  public void clear() {
    ring.remove(_ -> true);
  }

  private List<T> removeIfNumber(List<There<T>> there, Predicate<? super T> filter) {
    Set<Long> unwanted = new HashSet<>();
    for (There<T> each : there) {
      if (filter.test(each.item)) {
        unwanted.add(each.number);
      }
    }
    Set<Long> removed = new HashSet<>();
    ring.remove(number -> unwanted.contains(number) && removed.add(number));
    return those(there, removed);
  }

  private static <T> List<T> those(List<There<T>> there, Set<Long> numbers) {
    return there.stream().filter(each -> numbers.contains(each.number)).map(There::item).toList();
  }

  @Override
  public Iterator<T> iterator() {
    Iterator<There<T>> all = all().iterator();
    return new Iterator<>() {
      private @Nullable There<T> last;

      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public T next() {
        if (!all.hasNext()) {
          throw new NoSuchElementException();
        }
        There<T> next = all.next();
        last = next;
        return next.item;
      }

      @Override
      public void remove() {
        There<T> gone = last;
        if (gone == null) {
          throw new IllegalStateException("remove() comes once after each next().");
        }
        last = null;
        ring.remove(number -> number == gone.number);
      }
    };
  }

  // ---- figures and rules

  @Override
  public int size() {
    return (int) Math.min(Integer.MAX_VALUE, ring.stored());
  }

  @Override
  public int capacity() {
    return Math.clamp(ring.most(), 1, Integer.MAX_VALUE);
  }

  @Override
  public SharedQueue<T> orphans(Orphans rule) {
    ring.setOrphans(Objects.requireNonNull(rule, "rule"));
    return this;
  }

  @Override
  public SharedQueue<T> maxBytes(long bytes) {
    if (bytes < 1 || bytes > LARGEST_BOUND) {
      throw new IllegalArgumentException(
          "A bound of " + bytes + " bytes is not possible: give 1 to " + LARGEST_BOUND + ".");
    }
    ring.setMostBytes(bytes);
    return this;
  }

  @Override
  public long maxBytes() {
    return ring.mostBytes();
  }

  @Override
  public long bytes() {
    return ring.storedBytes();
  }

  @Override
  public List<T> setAside() {
    List<There<T>> readable = new ArrayList<>();
    Set<Long> unreadable = new HashSet<>();
    IOException why = null;
    for (Taken taken : ring.setAside()) {
      try {
        readable.add(new There<>(read(taken), taken.number()));
      } catch (IOException e) {
        unreadable.add(taken.number());
        why = e;
      }
    }
    if (readable.isEmpty() && why != null) {
      int lost = ring.removeSetAside(unreadable).size();
      throw new IllegalStateException(
          lost
              + " of what "
              + name()
              + " has set aside cannot be read here either, and is lost: "
              + why.getMessage(),
          why);
    }
    return those(
        readable,
        ring.removeSetAside(readable.stream().map(There::number).collect(Collectors.toSet())));
  }

  @Override
  public long redelivered() {
    ring.lookAfterTheDead();
    return ring.redelivered();
  }

  @Override
  int takersWaiting() {
    return ring.items().waiting();
  }

  @Override
  int puttersWaiting() {
    return ring.room().waiting();
  }

  // ---- selections

  @Override
  public boolean ready() {
    if (!ring.hasItem()) {
      ring.lookAfterTheDead();
    }
    return ring.hasItem() || isShutdown();
  }

  @Override
  public Selectable.Watch watch() {
    return ring.items().watch();
  }

  @Override
  public long patience() {
    return ring.patience();
  }
}
