package plait.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A socket as streams that can tell whether something has come. One reader and one writer. */
final class ChannelStreams {
  private final SocketChannel channel;
  private final ByteBuffer arrived = ByteBuffer.allocateDirect(1 << 14).flip();

  ChannelStreams(SocketChannel channel) {
    this.channel = channel;
  }

  InputStream in() {
    return new In();
  }

  OutputStream out() {
    return new Out();
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
      return arrived.hasRemaining() || receive() > 0;
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
        channel.configureBlocking(false);
        try {
          receive();
        } finally {
          channel.configureBlocking(true);
        }
      }
      return arrived.remaining();
    }

    @Override
    public void close() throws IOException {
      channel.close();
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
        channel.write(rest);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
