package plait.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A socket as streams that can tell whether something has come, and that an interrupt of their user
 * does not close: the socket never makes its user wait, the selectors do. One reader and one
 * writer.
 */
public final class ChannelStreams implements AutoCloseable {
  private final SocketChannel channel;
  private final Selector readable = Selector.open();
  private final Selector writable = Selector.open();
  private final ByteBuffer arrived = ByteBuffer.allocateDirect(1 << 16).flip();

  public ChannelStreams(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  public InputStream in() {
    return new In();
  }

  public OutputStream out() {
    return new Out();
  }

  /** Ends both directions; who waits in one of them goes on. */
  @Override
  public void close() throws IOException {
    channel.close();
    readable.close();
    writable.close();
  }

  /** Waits until the selector's socket is ready or closed; an interrupt stays set. */
  private static void await(Selector selector) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (selector.select(key -> {}) == 0 && selector.isOpen()) {
        interrupted |= Thread.interrupted();
      }
    } catch (ClosedSelectorException closed) {
      throw new IOException("the link was closed", closed);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class In extends InputStream {
    @Override
    public int read() throws IOException {
      return fill() ? arrived.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int n = Math.min(length, arrived.remaining());
      arrived.get(into, from, n);
      return n;
    }

    /** Waits until there is something to read; false at the end. */
    private boolean fill() throws IOException {
      while (!arrived.hasRemaining()) {
        int n = receive();
        if (n < 0) {
          return false;
        }
        if (n == 0) {
          await(readable);
        }
      }
      return true;
    }

    private int receive() throws IOException {
      arrived.clear();
      try {
        return channel.read(arrived);
      } finally {
        arrived.flip();
      }
    }

    @Override
    public int available() throws IOException {
      if (!arrived.hasRemaining()) {
        receive();
      }
      return arrived.remaining();
    }

    @Override
    public void close() throws IOException {
      ChannelStreams.this.close();
    }
  }

  private final class Out extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
      while (rest.hasRemaining()) {
        if (channel.write(rest) == 0) {
          await(writable);
        }
      }
    }

    @Override
    public void close() throws IOException {
      ChannelStreams.this.close();
    }
  }
}
