package plait.sanitizer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeakTableTest {
  private static final int COLLECTED = 200;

  private static final class Words extends WeakTable.Entry {
    boolean isForgotten;

    Words(Object object, long place) {
      super(object, place);
    }

    @Override
    void forgotten() {
      isForgotten = true;
    }

    @Override
    int size() {
      return (int) place;
    }
  }

  private final WeakTable<Words> table = new WeakTable<>(Words::new);

  private List<Words> ofCollected() {
    List<Words> entries = new ArrayList<>();
    for (int i = 0; i < COLLECTED; i++) {
      entries.add(table.get(new Object(), 1));
    }
    System.gc();
    assertThat(entries).allMatch(entry -> entry.refersTo(null));
    return entries;
  }

  @Test
  void forgetsWhatWasCollectedWhenALittleOfMuchIsAdded() {
    List<Words> entries = ofCollected();
    List<Object> added = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      added.add(new Object());
      assertThat(table.get(added.getLast(), 1 << 20).isForgotten).isFalse();
    }
    assertThat(entries).allMatch(entry -> entry.isForgotten);
    assertThat(table.find(added.getFirst(), 1 << 20)).isNotNull();
  }

  @Test
  void forgetsNothingThatIsThere() {
    List<Object> objects = new ArrayList<>();
    List<Words> entries = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      objects.add(new Object());
      entries.add(table.get(objects.getLast(), 1 << 10));
    }
    System.gc();
    for (int i = 0; i < objects.size(); i++) {
      assertThat(table.find(objects.get(i), 1 << 10)).isSameAs(entries.get(i));
      assertThat(entries.get(i).isForgotten).isFalse();
    }
  }
}
