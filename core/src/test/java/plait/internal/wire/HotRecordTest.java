package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plait.NotSendableException;

/** Records that have been sent so often that code was made for them. */
class HotRecordTest {
  private static final int OFTEN = RecordCode.COLD * 3 / 2;

  private final Trip link = Trip.with(Trust.open());

  record All(boolean z, byte b, short s, char c, int i, long j, float f, double d, Object o) {
    static All of(int n) {
      return new All(
          n % 2 == 0, (byte) n, (short) n, (char) n, -n, (long) n << 33, n / 3f, n / 7d, "o" + n);
    }
  }

  record Nothing() {}

  private record Checked(int low, int high) {
    Checked {
      if (low > high) {
        throw new IllegalArgumentException(low + " is above " + high);
      }
    }

    /** One that the constructor would refuse; only bytes can say so. */
    static byte[] reversed(byte[] bytes) {
      int at = bytes.length - 2;
      byte low = bytes[at];
      bytes[at] = bytes[at + 1];
      bytes[at + 1] = low;
      return bytes;
    }
  }

  record Chain(int n, Object next) {}

  private void warmUp(Object record) throws Exception {
    for (int sent = 0; sent < OFTEN; sent += 1000) {
      List<Object> copies = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        copies.add(copyOf(record));
      }
      assertThat(link.send(copies)).isEqualTo(copies);
    }
  }

  private static Object copyOf(Object record) {
    return switch (record) {
      case All all -> new All(all.z, all.b, all.s, all.c, all.i, all.j, all.f, all.d, all.o);
      case Checked checked -> new Checked(checked.low, checked.high);
      case Chain chain -> new Chain(chain.n, chain.next);
      default -> new Nothing();
    };
  }

  @Test
  void allKindsOfComponentsArrive() throws Exception {
    warmUp(All.of(1));
    for (int n = 0; n < 1000; n += 7) {
      assertThat(link.send(All.of(n))).isEqualTo(All.of(n));
    }
    assertThat(link.send(new All(false, (byte) 0, (short) 0, 'c', 1, 2, 3, 4, null)))
        .isEqualTo(new All(false, (byte) 0, (short) 0, 'c', 1, 2, 3, 4, null));
  }

  @Test
  void recordsWithoutComponentsArrive() throws Exception {
    warmUp(new Nothing());
    assertThat(link.send(new Nothing())).isEqualTo(new Nothing());
  }

  @Test
  void recordsInRecordsArriveAndStayShared() throws Exception {
    warmUp(new Chain(1, null));
    Chain shared = new Chain(7, "end");
    Chain arrived = (Chain) link.send(new Chain(8, List.of(shared, shared)));
    List<?> both = (List<?>) arrived.next();
    assertThat(both.get(0)).isEqualTo(shared).isSameAs(both.get(1));
  }

  @Test
  void whatCannotBeSentIsToldWithTheWayToIt() throws Exception {
    warmUp(new Chain(1, null));
    Chain bad = new Chain(1, new Chain(2, new Object()));
    assertThatThrownBy(() -> link.send(bad))
        .isInstanceOf(NotSendableException.class)
        .hasMessageContaining("it holds next.next");
  }

  @Test
  void constructorStillChecks() throws Exception {
    warmUp(new Checked(3, 5));
    byte[] bytes = Checked.reversed(link.bytes(link.packer().pack(new Checked(3, 5))));
    assertThatThrownBy(() -> link.receive(bytes))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("The constructor of " + Checked.class.getName() + " threw")
        .hasMessageContaining("5 is above 3")
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(link.send(new Checked(1, 2))).isEqualTo(new Checked(1, 2));
  }
}
