package plait.internal.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * The pipe that a worker writes to. It also ends when that is said: the pipe itself does not end
 * while a process that the worker has left behind holds its other end.
 *
 * <p>One thread reads; {@code waiting} and {@code ended} are written by one side before it reads
 * the other.
 */
final class PipeInput extends InputStream {
  private final InputStream pipe;
  private volatile boolean waiting;
  private volatile boolean ended;
  private volatile long reads;

  PipeInput(InputStream pipe) {
    this.pipe = pipe;
  }

  /** From now on there is nothing more to read. */
  void end() {
    ended = true;
  }

  /** The number of the read that is waiting; -1 if none is. */
  long waitingRead() {
    long number = reads;
    return waiting ? number : -1;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes it
  public int read(byte[] into, int from, int length) throws IOException {
    waiting = true;
    try {
      int n = ended ? -1 : pipe.read(into, from, length);
      return ended ? -1 : n;
    } finally {
      waiting = false;
      reads++;
    }
  }

  @Override
  public int available() throws IOException {
    return ended ? 0 : pipe.available();
  }

  @Override
  public void close() throws IOException {
    pipe.close();
  }
}
