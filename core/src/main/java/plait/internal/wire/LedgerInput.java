package plait.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream from another process, followed by what that process has kept in its {@link Ledger} and
 * not sent before it ended. For one thread at a time.
 */
public final class LedgerInput extends InputStream {
  private final InputStream in;
  private @Nullable Ledger ledger;
  private long received;

  /** All bytes of the stream are to be read from here. */
  public LedgerInput(InputStream in) {
    this.in = in;
  }

  /** From now on the other process keeps a ledger. */
  public void use(Ledger kept) {
    ledger = kept;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int from, int n) throws IOException {
    if (n == 0) {
      return 0;
    }
    int got;
    try {
      got = in.read(to, from, n);
    } catch (IOException broken) {
      got = rest(to, from, n);
      if (got <= 0) {
        throw broken;
      }
      return got;
    }
    if (got < 0) {
      return rest(to, from, n);
    }
    received += got;
    return got;
  }

  private int rest(byte[] to, int from, int n) {
    Ledger kept = ledger;
    int got = kept == null ? 0 : kept.take(received, to, from, n);
    received += got;
    return got == 0 ? -1 : got;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
