package plait.sharedobject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plait.Processes;
import plait.SharedCounter;
import plait.SharedMap;
import plait.Target;
import plait.testing.Behaviour;

/** What a shared object does, wherever its caller is. */
abstract class SharedObjectContract {

  /** Runs something where the calls are to come from. */
  abstract <T extends @Nullable Object> T from(Target<T> caller);

  @Test
  void callsReachTheOneObject() {
    Board board = Board.shared();
    board.report("here", 1);
    assertThat(from(() -> board.report("here", 2))).isEqualTo(new Board.Entry("here", 3));
    assertThat(board.report("here", 0).done()).isEqualTo(3);
  }

  @Test
  void argumentsAndResultsOfAllKindsArrive() {
    Board board = Board.shared();
    assertThat(from(() -> board.echo(null))).isNull();
    assertThat(from(() -> board.echo("\u20ac".repeat(5000)))).isEqualTo("\u20ac".repeat(5000));
    assertThat(from(() -> board.thing("list"))).isEqualTo(List.of(1, 2));
    assertThat(from(() -> sum(board.grown(new byte[3_000_000])))).isEqualTo(3_000_000);
    assertThat(from(() -> sum(board.grown(new byte[0])))).isZero();
  }

  private static long sum(byte[] bytes) {
    long sum = 0;
    for (byte each : bytes) {
      sum += each;
    }
    return sum;
  }

  @Test
  void defaultMethodsWork() {
    Board board = Board.shared();
    assertThat(from(() -> board.twice("me"))).isEqualTo(2);
  }

  @Test
  @Behaviour(155)
  void failuresHaveTheirTypeAndBothStacks() {
    Board board = Board.shared();
    List<String> trace =
        from(() -> {
          try {
            board.fail("gone");
            return List.of("nothing was thrown");
          } catch (FileNotFoundException e) {
            assertThat(e).hasMessage("gone");
            return List.of(e.getStackTrace()).stream().map(Object::toString).toList();
          }
        });
    assertThat(trace).anyMatch(line -> line.contains("Board$InMemory.fail"));
    assertThat(trace).anyMatch(line -> line.contains("failuresHaveTheirTypeAndBothStacks"));
    assertThat(trace).noneMatch(line -> line.contains("internal.sharedobject.Answering"));
  }

  @Test
  @Behaviour(155)
  void nestedHandlesStayLiveAndPlainValuesAreCopies() {
    Board board = Board.shared();
    from(() -> board.part("a").report("inner", 4));
    assertThat(board.part("a").report("inner", 0).done()).isEqualTo(4);
    Board other = Board.shared();
    assertThat(from(() -> board.askedOf(other, "asked"))).isEqualTo(10);
    assertThat(other.report("asked", 0).done()).isEqualTo(10);
  }

  @Test
  void anObjectOfTheCallerIsCalledBack() {
    Board board = Board.shared();
    int done =
        from(() -> {
          Board mine = Board.shared();
          int asked = board.askedOf(mine, "me");
          return asked + mine.report("me", 1).done();
        });
    assertThat(done).isEqualTo(21);
  }

  @Test
  void handlesAreEqualIfTheyLeadToTheSameObject() {
    Board board = Board.shared();
    Board other = Board.shared();
    Board back =
        from(() -> {
          assertThat(board).isEqualTo(board.part("x") == null ? other : board);
          assertThat(board).isNotEqualTo(other);
          assertThat(new HashSet<>(List.of(board, other))).hasSize(2);
          return board;
        });
    assertThat(back).isEqualTo(board).hasSameHashCodeAs(board);
    assertThat(back.report("home", 1).done()).isEqualTo(1);
    assertThat(board.toString()).contains("Board").contains("" + board.pid());
  }

  @Test
  void mapsAreShared() {
    SharedMap<String, Integer> map = Processes.sharedMap();
    map.put("a", 1);
    Map<String, Integer> seen =
        from(() -> {
          int step = 10;
          map.merge("a", 5, Integer::sum);
          map.compute("b", (key, value) -> value == null ? step : value + step);
          map.computeIfAbsent("c", String::length);
          map.computeIfPresent("c", (key, value) -> value + 1);
          map.putAll(Map.of("d", 4, "e", 5));
          assertThat(map.get("nobody")).isNull();
          assertThat(map.putIfAbsent("a", 9)).isEqualTo(6);
          assertThat(map.replace("d", 4, 40)).isTrue();
          assertThat(map.remove("e", 7)).isFalse();
          assertThat(map.remove("e")).isEqualTo(5);
          map.entrySet().removeIf(each -> each.getKey().equals("d"));
          assertThat(map).hasSize(3).containsKey("a").containsValue(6);
          return Map.copyOf(map);
        });
    assertThat(seen).isEqualTo(Map.of("a", 6, "b", 10, "c", 2));
    assertThat(Map.copyOf(map)).isEqualTo(seen);
  }

  @Test
  void functionsThatCannotTravelRunAtTheCaller() {
    SharedMap<String, Integer> map = Processes.sharedMap();
    List<Integer> list = Processes.sharedList();
    from(() -> {
      Object here = new Object();
      java.util.concurrent.ConcurrentMap<String, Integer> plain = map;
      plain.merge("a", 1, (x, y) -> x + y + here.hashCode() * 0);
      plain.merge("a", 1, (x, y) -> x + y + here.hashCode() * 0);
      list.addAll(List.of(1, 2, 3, 4));
      list.removeIf(x -> x % 2 == 0 && here != list);
      list.replaceAll(x -> x * 10);
      return null;
    });
    assertThat(map.get("a")).isEqualTo(2);
    assertThat(list).containsExactly(10, 30);
  }

  @Test
  void listsAreShared() {
    List<@Nullable String> list = Processes.sharedList();
    from(() -> {
      list.add("c");
      list.addAll(List.of("a", "b"));
      list.add(0, "first");
      list.set(1, "C");
      assertThat(list.remove("nobody")).isFalse();
      assertThat(list.remove(0)).isEqualTo("first");
      list.sort(null);
      assertThat(list).containsExactly("C", "a", "b");
      assertThat(list.indexOf("b")).isEqualTo(2);
      assertThatThrownBy(() -> list.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
      list.add(null);
      return null;
    });
    assertThat(list).containsExactly("C", "a", "b", null);
  }

  @Test
  void setsAndCountersAreShared() {
    Set<Integer> set = Processes.sharedSet();
    SharedCounter counter = Processes.counter();
    from(() -> {
      assertThat(set.add(1)).isTrue();
      assertThat(set.add(1)).isFalse();
      set.addAll(List.of(2, 3, 4));
      set.removeIf(each -> each == 3);
      set.removeAll(Set.of(4));
      counter.set(5);
      assertThat(counter.increment()).isEqualTo(6);
      assertThat(counter.compareAndSet(6, 60)).isTrue();
      assertThat(counter.add(-10)).isEqualTo(50);
      return null;
    });
    assertThat(set).containsExactlyInAnyOrder(1, 2);
    assertThat(counter.get()).isEqualTo(50);
  }
}
