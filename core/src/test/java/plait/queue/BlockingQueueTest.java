package plait.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plait.Threads;
import plait.WorkQueue;

/** The contract of {@link BlockingQueue} and of {@link java.util.Collection}, in one thread. */
class BlockingQueueTest {

  @ParameterizedTest
  @EnumSource
  void nullIsRefusedAndNeverFound(Kind kind) {
    var queue = kind.of(2);
    assertThatNullPointerException().isThrownBy(() -> queue.put(null));
    assertThatNullPointerException().isThrownBy(() -> queue.add(null));
    assertThatNullPointerException().isThrownBy(() -> queue.offer(null));
    assertThatNullPointerException().isThrownBy(() -> queue.offer(null, 1, TimeUnit.SECONDS));
    assertThatNullPointerException().isThrownBy(() -> queue.drainTo(null));
    assertThat(queue.contains(null)).isFalse();
    assertThat(queue.remove(null)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void emptyAndFullHaveTheirSpecialValuesAndTheirExceptions(Kind kind) throws Exception {
    var queue = kind.of(1);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(queue::element);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(queue::remove);
    assertThat(queue.peek()).isNull();
    assertThat(queue.poll(1, TimeUnit.MILLISECONDS)).isNull();
    assertThat(queue.poll(-1, TimeUnit.DAYS)).isNull();
    assertThat(queue.add(1)).isTrue();
    assertThat(queue.offer(2, 1, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(queue.offer(2, Long.MIN_VALUE, TimeUnit.DAYS)).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> queue.add(2));
    assertThatIllegalStateException().isThrownBy(() -> queue.addAll(List.of(2)));
    Collection<Integer> itself = queue;
    assertThatIllegalArgumentException().isThrownBy(() -> queue.addAll(itself));
    assertThat(queue.element()).isEqualTo(1);
    assertThat(queue.remove()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aDrainTakesAtMostTheLimitInOrder(Kind kind) {
    var queue = kind.of(3);
    queue.addAll(List.of(3, 1, 2));
    var drained = new ArrayList<Integer>();
    assertThat(queue.drainTo(drained, 0)).isZero();
    assertThat(queue.drainTo(drained, -1)).isZero();
    assertThat(queue.drainTo(drained, 2)).isEqualTo(2);
    assertThat(queue.drainTo(drained)).isEqualTo(1);
    assertThat(drained).isEqualTo(kind.orderOf312());
    assertThatIllegalArgumentException().isThrownBy(() -> queue.drainTo(queue));
    assertThatIllegalArgumentException().isThrownBy(() -> queue.drainTo(queue, 1));
  }

  @ParameterizedTest
  @EnumSource
  void anItemThatACollectionRefusesStays(Kind kind) {
    var queue = kind.unbounded();
    queue.addAll(List.of(3, 1, 2));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> queue.drainTo(List.of()));
    assertThat(queue.snapshot()).isEqualTo(kind.orderOf312());
    var room = new Bounded(1);
    assertThatIllegalStateException().isThrownBy(() -> queue.drainTo(room));
    assertThat(room).containsExactly(kind.orderOf312().getFirst());
    assertThat(queue.drain()).isEqualTo(kind.orderOf312().subList(1, 3));
  }

  /** Refuses more than its bound. */
  private static final class Bounded extends AbstractCollection<Integer> {
    private final List<Integer> items = new ArrayList<>();
    private final int bound;

    Bounded(int bound) {
      this.bound = bound;
    }

    @Override
    public boolean add(Integer item) {
      if (items.size() == bound) {
        throw new IllegalStateException("full");
      }
      return items.add(item);
    }

    @Override
    public Iterator<Integer> iterator() {
      return items.iterator();
    }

    @Override
    public int size() {
      return items.size();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIteratorGoesOverASnapshotAndRemovesFromTheQueue(Kind kind) {
    var queue = kind.of(4);
    queue.addAll(List.of(3, 1, 2));
    var iterator = queue.iterator();
    assertThatIllegalStateException().isThrownBy(iterator::remove);
    int first = iterator.next();
    queue.add(4);
    iterator.next();
    iterator.remove();
    assertThatIllegalStateException().isThrownBy(iterator::remove);
    iterator.next();
    assertThat(iterator.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
    assertThat(queue).contains(first, 4).hasSize(3).doesNotContain(kind.orderOf312().get(1));
  }

  @Test
  void anIteratorRemovesTheVeryOccurrenceItIsAt() {
    WorkQueue<String> queue = Threads.queue();
    queue.addAll(List.of("a", "b", "a", "c", "a"));
    var iterator = queue.iterator();
    for (int i = 0; i < 3; i++) {
      iterator.next();
    }
    iterator.remove();
    assertThat(queue.snapshot()).containsExactly("a", "b", "c", "a");
    iterator.next();
    iterator.next();
    iterator.remove();
    assertThat(queue.snapshot()).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @EnumSource
  void bulkOperationsKeepTheRest(Kind kind) {
    var queue = kind.unbounded();
    for (int i = 0; i < 3000; i++) {
      queue.add(i % 10);
    }
    assertThat(queue.removeAll(List.of(1, 2))).isTrue();
    assertThat(queue.retainAll(List.of(3, 4, 5))).isTrue();
    assertThat(queue.removeIf(item -> item == 4)).isTrue();
    assertThat(queue.removeIf(item -> item == 4)).isFalse();
    assertThat(queue).hasSize(600).containsOnly(3, 5);
    assertThat(queue.containsAll(List.of(3, 5))).isTrue();
    assertThat(queue.toArray()).hasSize(600);
    assertThat(queue.toArray(new Integer[0])).isEqualTo(queue.stream().toArray());
    queue.clear();
    assertThat(queue).isEmpty();
    queue.add(1);
    assertThat(queue.poll()).isEqualTo(1);
  }

  @Test
  void codeOfTheProgramMayUseTheQueueFromInside() {
    WorkQueue<Integer> queue = Threads.queue(10);
    queue.addAll(List.of(1, 2, 3));
    queue.removeIf(item -> queue.contains(item) && item == 2);
    queue.forEach(item -> queue.remove(item));
    assertThat(queue).isEmpty();
  }

  @Test
  void aQueueEqualsItselfOnly() {
    WorkQueue<Integer> queue = Threads.queue();
    assertThat(queue.equals(Threads.<Integer>queue())).isFalse();
    assertThat(queue.hashCode()).isEqualTo(System.identityHashCode(queue));
  }

  @Test
  void theTextFormTellsTheState() {
    WorkQueue<Integer> queue = Threads.queue("jobs", 10);
    queue.addAll(List.of(1, 2, 3));
    assertThat(queue).hasToString("WorkQueue[jobs, 3 of 10]");
    queue.shutdown();
    assertThat(queue).hasToString("WorkQueue[jobs, 3 of 10, shut down]");
    assertThat(Threads.queue("all")).hasToString("WorkQueue[all, 0]");
    assertThat(Threads.stack().name()).startsWith("stack-");
    assertThat(Threads.stack("pile", 2).name()).isEqualTo("pile");
    assertThat(Threads.priorityQueue("ward").name()).isEqualTo("ward");
  }

  @Test
  void aCapacityBelowOneIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Threads.queue(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Threads.queue(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> Threads.stack(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threads.priorityQueue(0, Comparator.<Integer>naturalOrder()));
    assertThat(Threads.queue(Integer.MAX_VALUE).remainingCapacity()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void whatCannotBeComparedIsRefusedAtOnce() {
    WorkQueue<Object> queue = Threads.priorityQueue(5, (a, b) -> asText(a).compareTo(asText(b)));
    assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> queue.put(1));
    assertThat(queue).isEmpty();
  }

  private static String asText(Object item) {
    return (String) item;
  }

  /** A random walk beside a list that says what ought to be there. */
  @ParameterizedTest
  @EnumSource
  void anyRowOfStepsLeavesWhatAListLeaves(Kind kind) {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var queue = kind.of(40);
    var model = new ArrayList<Integer>();
    for (int step = 0; step < 20_000; step++) {
      int item = random.nextInt(25);
      switch (random.nextInt(8)) {
        case 0, 1, 2, 3 -> putInBoth(kind, queue, model, item);
        case 4, 5 ->
            assertThat(queue.poll()).isEqualTo(model.isEmpty() ? null : model.removeFirst());
        case 6 -> assertThat(queue.remove(item)).isEqualTo(removeOne(model, item));
        default -> {
          if (random.nextInt(20) == 0) {
            assertThat(queue.removeIf(i -> i > item)).isEqualTo(model.removeIf(i -> i > item));
          }
        }
      }
      assertThat(queue.size()).as("seed %d, step %d", seed, step).isEqualTo(model.size());
      if (step % 50 == 0) {
        assertThat(queue.snapshot()).as("seed %d, step %d", seed, step).isEqualTo(model);
      }
    }
  }

  private static boolean removeOne(List<Integer> model, int item) {
    int at = model.indexOf(item);
    if (at >= 0) {
      model.subList(at, at + 1).clear();
    }
    return at >= 0;
  }

  private static void putInBoth(
      Kind kind, WorkQueue<Integer> queue, List<Integer> model, int item) {
    boolean put = queue.offer(item);
    assertThat(put).isEqualTo(model.size() < 40);
    if (put) {
      switch (kind) {
        case FIRST_FIRST, SHARED -> model.add(item);
        case LAST_FIRST -> model.addFirst(item);
        case SMALLEST_FIRST -> {
          model.add(item);
          model.sort(null);
        }
      }
    }
  }
}
