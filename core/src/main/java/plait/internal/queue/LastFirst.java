package plait.internal.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Last in, first out. */
final class LastFirst<T> implements Order<T> {
  private final ArrayDeque<T> stack = new ArrayDeque<>();

  @Override
  public void add(T item) {
    stack.push(item);
  }

  @Override
  public void addFirst(T item) {
    stack.push(item);
  }

  @Override
  public @Nullable T first() {
    return stack.peek();
  }

  @Override
  public @Nullable T removeFirst() {
    return stack.poll();
  }

  @Override
  public boolean removeIf(Predicate<? super T> test) {
    return stack.removeIf(test);
  }

  @Override
  public int size() {
    return stack.size();
  }

  @Override
  public List<T> items() {
    return new ArrayList<>(stack);
  }
}
