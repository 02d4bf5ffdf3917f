package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plait.Target;

/** Results by a list: data arrives, and what would run code of other classes does not. */
class TrustTest {
  private static int readings;

  record Point(int x, List<String> more) {}

  static class Custom extends Exception {
    Custom(String message) {
      super(message);
    }
  }

  /** Its own code runs when it is read. */
  static class Trap implements Serializable {
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      readings++;
    }
  }

  private final Trip strict = Trip.with(Trust.only(List.of()));

  @BeforeEach
  void reset() {
    readings = 0;
  }

  @Test
  void dataArrives() throws Exception {
    BitSet bits = new BitSet();
    bits.set(3);
    List<Object> data =
        List.of(
            1,
            "text",
            new Point(1, List.of("a")),
            TimeUnit.DAYS,
            Map.of("k", new ArrayList<>(List.of(2))),
            ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneId.of("Asia/Tokyo")),
            bits,
            Locale.FRENCH);
    assertThat(strict.send(data)).isEqualTo(data);
    assertThat(strict.send(new double[] {1})).isEqualTo(new double[] {1});
  }

  @Test
  void codeOfOtherClassesDoesNotRun() {
    for (Object hostile : List.of(new Trap(), List.of(new Trap()), URI.create("x:y"))) {
      assertThatThrownBy(() -> strict.send(hostile))
          .isInstanceOf(WireException.class)
          .hasMessageContaining("not among the classes that are admitted");
    }
    Target<Object> lambda = Trap::new;
    assertThatThrownBy(() -> strict.send(lambda))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("not among the classes that are admitted");
    assertThat(readings).isZero();
  }

  @Test
  void namedClassesAndPackagesAreAdmitted() throws Exception {
    Trip named = Trip.with(Trust.only(List.of(Trap.class.getName())));
    assertThat(named.send(new Trap())).isInstanceOf(Trap.class);
    Trip packaged = Trip.with(Trust.only(List.of("plait.internal.wire.*")));
    assertThat(packaged.send(new Trap())).isInstanceOf(Trap.class);
    assertThat(readings).isEqualTo(2);
    Trip other = Trip.with(Trust.only(List.of("plait.internal.*", "plait.internal.wire")));
    assertThatThrownBy(() -> other.send(new Trap())).isInstanceOf(WireException.class);
  }

  @Test
  void otherExceptionsTellTheirStory() throws Exception {
    assertThat(strict.send(new IOException("x"))).isInstanceOf(IOException.class);
    Object arrived = strict.send(new Custom("y"));
    assertThat(arrived).isInstanceOf(StandIn.class);
    assertThat(arrived.toString()).isEqualTo(Custom.class.getName() + ": y");
  }
}
