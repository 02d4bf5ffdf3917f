package plait.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The private way between this program and one worker: bytes in both directions. Neither end is
 * connected to what the worker's code knows as standard input or output.
 */
final class Link {
  private final InputStream in;
  private final OutputStream out;
  private final AutoCloseable rest;

  Link(InputStream in, OutputStream out, AutoCloseable rest) {
    this.in = in;
    this.out = out;
    this.rest = rest;
  }

  /** Two streams, and nothing else to be closed. */
  Link(InputStream in, OutputStream out) {
    this(in, out, in);
  }

  InputStream in() {
    return in;
  }

  /** If this is a pipe. */
  @Nullable PipeInput pipe() {
    return in instanceof PipeInput pipe ? pipe : null;
  }

  OutputStream out() {
    return out;
  }

  /**
   * Closes this end. Only called when the process is gone or was killed, so that neither direction
   * waits any more; what the streams have to say about it does not matter then.
   */
  void close() {
    closeQuietly(in);
    closeQuietly(out);
    closeQuietly(rest);
  }

  static void closeQuietly(AutoCloseable part) {
    try {
      part.close();
    } catch (IOException e) {
      // the other end is gone: so is the unsent rest
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
