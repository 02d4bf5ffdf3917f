package plait.internal.thread;

import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Collection;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plait.Task;

/**
 * Tasks in the order of their ends. A stream that is dropped half drawn and not closed, as {@code
 * findFirst} leaves it, is taken off its tasks once it is garbage.
 */
final class Completions<K extends Task<?>> extends Spliterators.AbstractSpliterator<K> {
  private final Gathering<K> gathering;
  private final @Nullable Duration limit;
  private final long deadline;
  private final Cleaner.Cleanable cleanable;
  private int drawn;

  /** Made with the first stream of this kind, so that other programs get no thread. */
  private static final class Lazy {
    static final Cleaner CLEANER = Cleaner.create();
  }

  Completions(Collection<K> tasks, @Nullable Duration limit) {
    super(tasks.size(), ORDERED | NONNULL | DISTINCT);
    this.limit = limit;
    long nanos = Gatherings.nanos(limit);
    this.deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    this.gathering = new Gathering<>(tasks);
    Gathering<K> shared = gathering;
    this.cleanable = Lazy.CLEANER.register(this, shared::close);
  }

  void close() {
    cleanable.clean();
  }

  @Override
  public boolean tryAdvance(Consumer<? super K> action) {
    if (drawn == gathering.size()) {
      close();
      return false;
    }
    if (!gathering.await(drawn + 1, left())) {
      close();
      throw Gatherings.timeout(gathering, limit);
    }
    drawn++;
    action.accept(gathering.next());
    return true;
  }

  private long left() {
    return limit == null ? Waits.FOREVER : Math.max(0, deadline - System.nanoTime());
  }
}
