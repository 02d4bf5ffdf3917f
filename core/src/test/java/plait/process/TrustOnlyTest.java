package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import plait.NotSendableException;
import plait.Outcome;
import plait.Processes;
import plait.Target;
import plait.TargetFailedException;
import plait.testing.NoLeaks;

/** What comes from code that is not trusted is data, whatever that code sends. */
@ExtendWith(NoLeaks.class)
class TrustOnlyTest {
  private static final AtomicInteger RUN = new AtomicInteger();

  record Point(int x, List<String> names) {}

  static class Hostile implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) {
      RUN.incrementAndGet();
    }
  }

  static class Own extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Own() {
      super("its story");
    }

    private void readObject(ObjectInputStream in) {
      RUN.incrementAndGet();
    }
  }

  @BeforeEach
  void nothingHasRun() {
    RUN.set(0);
  }

  @Test
  void dataArrives() {
    var admitted = Processes.trustOnly();
    assertThat(admitted.start(() -> new Point(1, List.of("a"))).join())
        .isEqualTo(new Point(1, List.of("a")));
    assertThat(admitted.start(() -> new long[] {1, 2}).join()).containsExactly(1, 2);
  }

  @Test
  void anObjectWithCodeOfItsOwnIsRefused() {
    assertRefused(Hostile::new);
    assertRefused(() -> List.of(new Hostile[] {new Hostile()}));
    assertThat(RUN).hasValue(0);
  }

  @Test
  void soIsALambda() {
    assertRefused(() -> (Supplier<Integer> & Serializable) () -> 1);
  }

  private static void assertRefused(Target<?> body) {
    assertThatThrownBy(() -> Processes.trustOnly().start(body).join())
        .isInstanceOf(TargetFailedException.class)
        .cause()
        .isInstanceOf(NotSendableException.class)
        .hasMessageContaining(TrustOnlyTest.class.getName())
        .hasMessageContaining("trustOnly");
  }

  @Test
  void anExceptionArrivesAsText() {
    assertThatThrownBy(() ->
            Processes.trustOnly()
                .start(() -> {
                  throw new Own();
                })
                .join())
        .isInstanceOf(TargetFailedException.class)
        .hasMessageContaining("its story")
        .cause()
        .isNotInstanceOf(Own.class);
    assertThat(RUN).hasValue(0);
  }

  @Test
  void aNamedClassIsAdmitted() {
    assertThat(Processes.trustOnly(Hostile.class).start(Hostile::new).join())
        .isInstanceOf(Hostile.class);
    assertThat(RUN).hasValue(1);
  }

  @Test
  void inAPoolItIsTheFailureOfThatItem() {
    try (var pool = Processes.trustOnly().pool(1)) {
      var outcomes = pool.outcomes(n -> n == 2 ? new Hostile() : (Object) n, List.of(1, 2, 3));
      assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, false, true);
    }
    assertThat(RUN).hasValue(0);
  }
}
