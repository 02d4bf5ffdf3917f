package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Changed methods are compiled by the JVM: it runs a method whose monitors it takes for unbalanced
 * in its interpreter for ever, twenty times as slowly, and says nothing.
 */
class CompiledTest {
  private static final String BLOCKS =
      """
      public class Blocks {
        static final Object ONE = new Object();
        static final Object TWO = new Object();
        static int sum;
        static void nested(int i) {
          synchronized (ONE) {
            synchronized (TWO) {
              sum += i;
            }
            sum++;
          }
        }
        static void loop(int n) {
          synchronized (ONE) {
            while (n-- > 0) sum += n;
          }
        }
        public static void main(String[] args) {
          for (int i = 0; i < 30_000; i++) {
            nested(i);
            loop(3);
          }
        }
      }
      """;

  @Test
  void methodsWithSynchronizedBlocksAreCompiled() {
    Sanitized.Result result = new Sanitized().jvm("-XX:+PrintCompilation").run("Blocks", BLOCKS);
    assertThat(result.out()).contains("Blocks::nested").doesNotContain("unbalanced monitors");
    // The first compiler says so of a handler in which a call may throw.
    assertThat(result.out()).doesNotContain("exception handler covers itself");
    assertThat(result.exitCode()).isZero();
  }
}
