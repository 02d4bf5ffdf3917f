package plait.internal.process;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** The end of what a worker wrote to standard error. */
final class ErrorTail {
  private static final int LINES = 20;
  private static final int LINE = 500;
  private final ByteTail bytes = new ByteTail(8 << 10);

  void add(byte[] buffer, int from, int length) {
    bytes.add(buffer, from, length);
  }

  /** Adds a line of Plait's own. */
  void note(String line) {
    byte[] text = (line + "\n").getBytes(Printed.encoding());
    bytes.add(text, 0, text.length);
  }

  void clear() {
    bytes.clear();
  }

  /** The last lines, the newest last; long ones are cut. */
  List<String> lines() {
    List<String> lines =
        Arrays.stream(bytes.text(Printed.encoding()).split("\\R"))
            .filter(line -> !line.isBlank())
            .map(line -> line.length() > LINE ? line.substring(0, LINE) + "…" : line)
            .toList();
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }

  boolean contains(String text) {
    return bytes.text(Printed.encoding()).contains(text);
  }

  /** The last bytes of a stream. Safe for use by several threads. */
  static final class ByteTail {
    private final byte[] ring;
    private long total;

    ByteTail(int capacity) {
      ring = new byte[capacity];
    }

    synchronized void add(byte[] buffer, int from, int length) {
      int skipped = Math.max(0, length - ring.length);
      total += skipped;
      for (int done = skipped; done < length; ) {
        int at = (int) (total % ring.length);
        int n = Math.min(length - done, ring.length - at);
        System.arraycopy(buffer, from + done, ring, at, n);
        total += n;
        done += n;
      }
    }

    synchronized void clear() {
      total = 0;
    }

    synchronized String text(Charset encoding) {
      int kept = (int) Math.min(total, ring.length);
      byte[] bytes = new byte[kept];
      for (int i = 0; i < kept; i++) {
        bytes[i] = ring[(int) ((total - kept + i) % ring.length)];
      }
      return new String(bytes, encoding);
    }
  }
}
