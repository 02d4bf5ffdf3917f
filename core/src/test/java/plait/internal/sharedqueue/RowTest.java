package plait.internal.sharedqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import plait.internal.shared.Memory;

/** What may be done with a message, and when. */
class RowTest {
  private static final int LONG = Row.SHORT + 1;

  private final Blocks blocks =
      new Blocks(Memory.reserve(Blocks.ALL - Memory.HEAD, (int) Fields.SMALL));
  private final Row row = new Row(blocks);

  @Test
  void aLongMessageCannotBeEndedBeforeItsTakerHasReadIt() throws Exception {
    blocks.format();
    blocks.set(Fields.MOST, 10);
    blocks.set(Fields.MOST_BYTES, 1 << 20);
    byte[] message = new byte[LONG];
    Arrays.fill(message, (byte) 3);
    long at = row.reserve(LONG);
    blocks.writeLong(at, message);
    row.finish(at, LONG, true);

    Held held = row.take(true).held();
    assertThat(row.oldestTaken()).isZero();
    new Repair(blocks).run();
    assertThat(row.oldestTaken()).isZero();
    assertThat(row.read(held)).isEqualTo(message);
    assertThat(row.oldestTaken()).isEqualTo(at);
    assertThat(row.isOurs(held)).isTrue();
  }
}
