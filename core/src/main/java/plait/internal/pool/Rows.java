package plait.internal.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Several inputs side by side, to the end of the shortest. */
final class Rows {
  private Rows() {}

  /** A row is a list with one item of every input; rows of collections are a collection. */
  static Iterable<List<@Nullable Object>> of(List<? extends Iterable<?>> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("There are no inputs to make rows of: give at least one.");
    }
    return inputs.stream().allMatch(Results::lieReady)
        ? new Ready(inputs)
        : () -> new Zipped(inputs);
  }

  private static final class Ready extends java.util.AbstractCollection<List<@Nullable Object>> {
    private final List<? extends Iterable<?>> inputs;

    Ready(List<? extends Iterable<?>> inputs) {
      this.inputs = inputs;
    }

    @Override
    public Iterator<List<@Nullable Object>> iterator() {
      return new Zipped(inputs);
    }

    @Override
    public int size() {
      return inputs.stream().mapToInt(input -> ((Collection<?>) input).size()).min().orElse(0);
    }
  }

  private static final class Zipped implements Iterator<List<@Nullable Object>> {
    private final List<Iterator<?>> columns = new ArrayList<>();

    Zipped(List<? extends Iterable<?>> inputs) {
      inputs.forEach(input -> columns.add(input.iterator()));
    }

    @Override
    public boolean hasNext() {
      return columns.stream().allMatch(Iterator::hasNext);
    }

    @Override
    public List<@Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("The shortest input has ended.");
      }
      List<@Nullable Object> row = new ArrayList<>(columns.size());
      columns.forEach(column -> row.add(column.next()));
      return Collections.unmodifiableList(row);
    }
  }
}
