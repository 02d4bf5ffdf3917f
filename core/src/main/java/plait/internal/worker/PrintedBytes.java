package plait.internal.worker;

import java.io.Flushable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What code in a worker prints, sent to the program with the number of the load that runs. The
 * streams of the JVM itself stay as they are: they carry what is written without these.
 */
final class PrintedBytes extends OutputStream {
  private static final int SIZE = 8 << 10;

  private final Outbox out;
  private final int flags;
  private final byte[] buffer = new byte[SIZE];
  private volatile int filled;

  /** Those of {@link #install}; code of tasks may put others in their place. */
  private static volatile @Nullable PrintedBytes standardOut;

  private static volatile @Nullable PrintedBytes standardError;

  private PrintedBytes(Outbox out, int flags) {
    this.out = out;
    this.flags = flags;
  }

  /** Makes {@link System#out} and {@link System#err} print to the program. */
  static void install(Outbox out) {
    PrintedBytes printed = new PrintedBytes(out, 0);
    PrintedBytes errors = new PrintedBytes(out, Kind.ERROR);
    System.setOut(stream(printed, "stdout.encoding"));
    System.setErr(stream(errors, "stderr.encoding"));
    standardOut = printed;
    standardError = errors;
  }

  /** Sends what was printed so far, whatever a task has made of the streams of the JVM. */
  static void flushAll() {
    flush(System.out);
    flush(System.err);
    flush(standardOut);
    flush(standardError);
  }

  /** Sends lines that were not ended; costs nothing if there are none. */
  static void flushRest() {
    flushRest(standardOut);
    flushRest(standardError);
  }

  private static void flushRest(@Nullable PrintedBytes stream) {
    if (stream != null && stream.filled > 0) {
      stream.flush();
    }
  }

  private static void flush(@Nullable Flushable stream) {
    try {
      if (stream != null) {
        stream.flush();
      }
    } catch (Throwable broken) {
      // a stream of a task's own: what it holds is lost, and nothing else
    }
  }

  private static PrintStream stream(PrintedBytes bytes, String property) {
    return new PrintStream(bytes, true, Charset.forName(System.getProperty(property)));
  }

  @Override
  public synchronized void write(int b) {
    if (filled == SIZE) {
      flush();
    }
    buffer[filled] = (byte) b;
    filled++;
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    int done = 0;
    while (done < length) {
      if (filled == SIZE) {
        flush();
      }
      int n = Math.min(length - done, SIZE - filled);
      System.arraycopy(bytes, from + done, buffer, filled, n);
      filled += n;
      done += n;
    }
  }

  @Override
  public synchronized void flush() {
    if (filled > 0) {
      int length = filled;
      filled = 0;
      out.printed(Execution.runningNumber(), flags, buffer, length);
    }
  }

  /** The program decides when its end of the link is closed. */
  @Override
  public void close() {
    flush();
  }
}
