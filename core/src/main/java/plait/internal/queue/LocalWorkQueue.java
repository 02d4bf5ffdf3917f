package plait.internal.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Waits;

/**
 * A queue of this process, which holds the very objects that were put: it counts the marks of items
 * that are done, and tells items apart by identity.
 */
abstract class LocalWorkQueue<T> extends AbstractWorkQueue<T> {
  private final Marks marks = new Marks(this);

  LocalWorkQueue(String kind, @Nullable String name) {
    super(kind, name);
  }

  /** How many items have ever been put; grows only. */
  abstract long puts();

  /** Takes out the items for which a test of ours holds; asks once for each. */
  abstract int removeMatching(Predicate<? super T> test);

  // ---- marks

  @Override
  public final void taskDone() {
    marks.mark();
  }

  @Override
  public final void join() {
    marks.await(Waits.FOREVER);
  }

  @Override
  public final boolean join(Duration timeout) {
    return marks.await(Waits.nanos(timeout));
  }

  @Override
  public final long unfinished() {
    return marks.unfinished();
  }

  // ---- the end

  @Override
  public final List<T> shutdownNow() {
    close();
    var dropped = new ArrayList<T>();
    for (T left = tryTake(); left != null; left = tryTake()) {
      dropped.add(left);
    }
    marks.drop(dropped.size());
    return dropped;
  }

  // ---- taking out of the middle

  @Override
  public final Iterator<T> iterator() {
    return new SnapshotIterator<>(this);
  }

  @Override
  public final boolean remove(@Nullable Object unwanted) {
    if (unwanted != null) {
      List<T> items = snapshot();
      int at = items.indexOf(unwanted);
      return at >= 0 && removeSame(items.get(at), 0);
    }
    return false;
  }

  /** Takes this very object out, after sparing some occurrences of it. */
  final boolean removeSame(T unwanted, int spare) {
    var seen = new int[1];
    return discard(candidate -> candidate == unwanted && seen[0]++ == spare);
  }

  @Override
  public final boolean removeIf(Predicate<? super T> filter) {
    Objects.requireNonNull(filter, "filter");
    Set<T> unwanted = Collections.newSetFromMap(new IdentityHashMap<>());
    for (T candidate : snapshot()) {
      if (filter.test(candidate)) {
        unwanted.add(candidate);
      }
    }
    return !unwanted.isEmpty() && discard(unwanted::contains);
  }

  @Override
  public final void clear() {
    discard(_ -> true);
  }

  /** What nobody will get counts as done. */
  private boolean discard(Predicate<? super T> test) {
    int removed = removeMatching(test);
    marks.drop(removed);
    return removed > 0;
  }
}
