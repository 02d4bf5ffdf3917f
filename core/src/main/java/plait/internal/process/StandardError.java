package plait.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What comes out of a worker's standard error and output besides the link: written by native code,
 * by the JVM, by processes that it has started. Read by looking whether something is there, so that
 * a process that holds the pipe open keeps nobody waiting. What a dying JVM says about itself goes
 * into the failure only.
 */
final class StandardError {
  private static final int CHUNK = 64 << 10;
  private static final byte[] OUT_OF_MEMORY = ascii("Terminating due to java.lang.OutOfMemoryErr");
  private static final byte[] CRASH = ascii("# A fatal error has been detected");

  private final InputStream stream;
  private final Printed printed;
  private final byte[] buffer = new byte[CHUNK];
  private boolean dying;

  StandardError(InputStream stream, Printed printed) {
    this.stream = stream;
    this.printed = printed;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Takes what is there now; false if there was nothing. For one thread at a time. */
  synchronized boolean drain() {
    try {
      int available = stream.available();
      if (available <= 0) {
        return false;
      }
      int n = stream.read(buffer, 0, Math.min(available, CHUNK));
      if (n > 0) {
        take(n);
      }
      return n > 0;
    } catch (IOException gone) {
      return false;
    }
  }

  private void take(int length) {
    int own =
        dying
            ? 0
            : Math.min(
                length,
                Math.min(indexOf(OUT_OF_MEMORY, length), lineBefore(indexOf(CRASH, length))));
    if (own > 0) {
      printed.take(true, buffer, own);
    }
    if (own < length) {
      dying = true;
      printed.tail().add(buffer, own, length - own);
    }
  }

  /** The crash report begins with a line that holds a '#' alone. */
  private int lineBefore(int index) {
    return index >= 2 && index != Integer.MAX_VALUE && buffer[index - 2] == '#' ? index - 2 : index;
  }

  private int indexOf(byte[] text, int length) {
    for (int i = 0; i <= length - text.length; i++) {
      if (buffer[i] == text[0] && startsWith(text, i)) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  private boolean startsWith(byte[] text, int from) {
    for (int i = 0; i < text.length; i++) {
      if (buffer[from + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
