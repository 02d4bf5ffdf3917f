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
