package plait.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames that were kept are read once, whether they were sent, or half of them, or not at all. */
class LedgerTest {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final FrameWriter out = new FrameWriter(sent, Limits.WIDE);
  private final Ledger ledger =
      new Ledger(ByteBuffer.allocateDirect(Ledger.SIZE + 8).alignedSlice(8));

  private void frame(int id, int length) throws IOException {
    out.begin(1, 0, id);
    out.write(new byte[length], 0, length);
    out.end();
  }

  /** The ids of the frames that the other side sees of a process that has sent so many bytes. */
  private List<Long> seen(int bytes) throws IOException {
    InputStream pipe = new ByteArrayInputStream(sent.toByteArray(), 0, bytes);
    LedgerInput in = new LedgerInput(pipe);
    in.use(ledger);
    FrameReader frames = new FrameReader(in, Limits.WIDE);
    List<Long> ids = new ArrayList<>();
    for (FrameBody body = frames.next(); body != null; body = frames.next()) {
      ids.add(body.id());
    }
    return ids;
  }

  @Test
  void withoutALedgerNothingIsKept() throws Exception {
    frame(1, 10);
    assertThat(out.keep()).isFalse();
  }

  @Test
  void whatWasKeptIsReadAfterWhatWasSent() throws Exception {
    frame(1, 10);
    out.flush();
    out.use(ledger);
    frame(2, 20);
    assertThat(out.keep()).isTrue();
    frame(3, 300);
    assertThat(out.keep()).isTrue();
    frame(4, 0); // not kept: the process ended before
    assertThat(seen(sent.size())).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aFlushThatTheEndCutShortLosesNothing() throws Exception {
    out.use(ledger);
    frame(1, 10);
    assertThat(out.keep()).isTrue();
    frame(2, 20);
    assertThat(out.keep()).isTrue();
    out.flush();
    for (int cut = 0; cut <= sent.size(); cut++) {
      assertThat(seen(cut)).containsExactly(1L, 2L);
    }
  }

  // ---- frames that grow

  /** Adds a number to the frame that grows. */
  private void grow(long id, int number) throws IOException {
    if (!out.resume(9, id)) {
      out.begin(9, 0, id);
    }
    Plain.write(number, out);
    out.endForNow(9, id);
  }

  /** The numbers in the frames that the other side sees; of other frames the id, negative. */
  private List<Long> grown(int bytes) throws IOException {
    InputStream pipe = new ByteArrayInputStream(sent.toByteArray(), 0, bytes);
    LedgerInput in = new LedgerInput(pipe);
    in.use(ledger);
    FrameReader frames = new FrameReader(in, Limits.WIDE);
    List<Long> numbers = new ArrayList<>();
    for (FrameBody body = frames.next(); body != null; body = frames.next()) {
      while (body.type() == 9 && !body.isAtEnd()) {
        numbers.add(((Number) java.util.Objects.requireNonNull(Plain.read(body))).longValue());
      }
      if (body.type() != 9) {
        numbers.add(-body.id());
      }
    }
    return numbers;
  }

  @Test
  void aFrameGrowsAsLongAsItIsHere() throws Exception {
    grow(1, 10);
    assertThat(out.resume(9, 2)).isFalse();
    assertThat(out.resume(8, 1)).isFalse();
    grow(1, 11);
    frame(2, 5);
    assertThat(out.resume(9, 1)).isFalse();
    grow(1, 12);
    out.flush();
    assertThat(out.resume(9, 1)).isFalse();
    grow(1, 13);
    out.flush();
    assertThat(grown(sent.size())).containsExactly(10L, 11L, -2L, 12L, 13L);
    assertThat(seen(sent.size())).containsExactly(1L, 2L, 1L, 1L);
  }

  @Test
  void whatAFrameHadGrownToIsReadThoughItWasNotSent() throws Exception {
    out.use(ledger);
    List<Long> all = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      grow(1, n * n * n);
      assertThat(out.keep()).isTrue();
      all.add((long) n * n * n);
      assertThat(grown(0)).isEqualTo(all);
    }
    grow(1, 5); // not kept: the process ended before
    assertThat(grown(0)).isEqualTo(all);
  }

  @Test
  void oneGrowsAfterTheOther() throws Exception {
    out.use(ledger);
    List<Long> all = new ArrayList<>();
    for (int n = 1; n < 60; n++) {
      if (n % 5 == 0) {
        frame(n, n);
        all.add((long) -n);
      } else {
        grow(n / 10, n);
        all.add((long) n);
      }
      assertThat(out.keep()).isTrue();
      assertThat(grown(0)).isEqualTo(all);
    }
  }

  @Test
  void aFlushThatTheEndCutShortLosesNothingOfAFrameThatGrew() throws Exception {
    out.use(ledger);
    frame(1, 10);
    for (int n = 0; n < 20; n++) {
      grow(2, n);
      assertThat(out.keep()).isTrue();
    }
    grow(2, 20); // the last one of a load is sent with those before it
    out.flush();
    List<Long> all = grown(sent.size());
    assertThat(all).hasSize(22);
    for (int cut = 0; cut <= sent.size(); cut++) {
      assertThat(grown(cut)).isEqualTo(all);
    }
  }

  @Test
  void framesGrowAllAroundTheRing() throws Exception {
    out.use(ledger);
    Random random = new Random(2);
    List<Long> all = new ArrayList<>();
    for (int n = 0; n < 100_000; n++) {
      int number = random.nextInt();
      grow(n / 1000, number);
      all.add((long) number);
      assertThat(out.keep()).isTrue();
      if (random.nextInt(10_000) == 0) {
        out.flush();
        assertThat(grown(sent.size())).isEqualTo(all);
      }
    }
    assertThat(grown(sent.size())).isEqualTo(all);
  }

  @Test
  void aBeginningThatMakesNoSenseIsNoHarm() {
    ByteBuffer memory = ByteBuffer.allocateDirect(Ledger.SIZE + 8).alignedSlice(8);
    memory.order(java.nio.ByteOrder.nativeOrder()).putLong(0, 50);
    for (long begin : new long[] {Long.MIN_VALUE, -1, 9, 10, 47, 49, 50, 51, Long.MAX_VALUE}) {
      memory.putLong(8, begin);
      assertThat(new Ledger(memory).take(10, new byte[40], 0, 40)).isEqualTo(40);
    }
  }

  @Test
  void theRingIsUsedOverAndOver() throws Exception {
    out.use(ledger);
    Random random = new Random(1);
    List<Long> all = new ArrayList<>();
    for (int id = 0; id < 5_000; id++) {
      frame(id, random.nextInt(300));
      assertThat(out.keep()).isTrue();
      all.add((long) id);
      if (random.nextInt(40) == 0) {
        out.flush();
      }
    }
    assertThat(seen(sent.size())).isEqualTo(all);
  }

  @Test
  void framesThatDoNotFitIntoTheBufferAreSent() throws Exception {
    out.use(ledger);
    frame(1, 10);
    assertThat(out.keep()).isTrue();
    frame(2, 1 << 20);
    assertThat(out.keep()).isTrue();
    frame(3, 10);
    assertThat(out.keep()).isTrue();
    assertThat(seen(sent.size())).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aMarkThatMakesNoSenseGivesNothing() {
    ByteBuffer memory = ByteBuffer.allocateDirect(Ledger.SIZE + 8).alignedSlice(8);
    memory.order(java.nio.ByteOrder.nativeOrder()).putLong(0, Long.MAX_VALUE);
    assertThat(new Ledger(memory).take(10, new byte[100], 0, 100)).isZero();
    memory.putLong(0, Long.MIN_VALUE);
    assertThat(new Ledger(memory).take(10, new byte[100], 0, 100)).isZero();
  }
}
