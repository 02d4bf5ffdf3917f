package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.Threads;
import plait.testing.Behaviour;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/** The task of main, and the stacks of platform threads. */
class MainTaskTest {

  @Test
  @Behaviour(17)
  void mainIsKnownAndIsNotTheTaskOfOthers() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  Task<?> main = Threads.main();
                  IO.println(main.name() + " " + (main == Task.current()));
                  IO.println(Threads.start(() -> Threads.main() == main
                      && Task.current() != main).join());
                }
                """)
            .run();
    assertThat(end).isEqualTo(new End(0, "main true\ntrue\n", ""));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1, 32_767, Long.MIN_VALUE})
  @Behaviour(25)
  void stackThatIsTooSmallIsRefused(long bytes) {
    assertThatThrownBy(() -> Threads.platform().stackSize(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bytes + " bytes is too small: give 0 for the default");
  }

  @Test
  @Behaviour(25)
  void stackSizeTakesEffect() {
    assertThat(depth(0)).isPositive();
    assertThat(depth(256 * 1024)).isPositive().isLessThan(depth(64L * 1024 * 1024));
  }

  /** How deep a recursion gets on a stack. */
  private static int depth(long stack) {
    var deepest = new AtomicInteger();
    Threads.platform()
        .stackSize(stack)
        .start(() -> {
          try {
            deeper(deepest);
          } catch (StackOverflowError end) {
            // as meant: the depth has been counted
          }
        })
        .join();
    return deepest.get();
  }

  @SuppressWarnings("InfiniteRecursion") // meant
  private static void deeper(AtomicInteger depth) {
    depth.incrementAndGet();
    deeper(depth);
  }
}
