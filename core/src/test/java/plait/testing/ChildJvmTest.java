package plait.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
  @Test
  void givesExitCodeAndBothOutputs() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main(String[] args) {
                  IO.println("out " + args[0] + System.getProperty("word"));
                  System.err.println("err");
                  System.exit(3);
                }
                """)
            .options("-Dword=two")
            .arguments("one")
            .run();
    assertThat(end).isEqualTo(new ChildJvm.End(3, "out onetwo\n", "err\n"));
  }

  @Test
  void runsClassOfTheTests() throws Exception {
    assertThat(ChildJvm.ofClass(Greeting.class).run().out()).isEqualTo("hello from plait\n");
  }

  @Test
  void killsProgramThatDoesNotEndAndTellsWhereItWas() {
    var endless =
        ChildJvm.ofSource(
                """
                void main() throws Exception {
                  IO.println("waiting");
                  new java.util.concurrent.CountDownLatch(1).await();
                }
                """)
            .limit(Duration.ofSeconds(3));
    assertThatThrownBy(endless::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("did not end within PT3S", "waiting", "CountDownLatch.await");
  }

  @Test
  void showsWhyProgramDoesNotCompile() {
    assertThatThrownBy(ChildJvm.ofSource("void main() { nonsense(); }")::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("does not compile", "nonsense");
  }

  static final class Greeting {
    public static void main(String[] args) {
      var plait = ModuleLayer.boot().findModule("plait").orElseThrow();
      IO.println("hello from " + plait.getName());
    }
  }
}
