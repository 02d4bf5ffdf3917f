package plait.internal.worker;

import java.io.IOException;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Outgoing;
import plait.internal.wire.Parcel;

/**
 * The writing end of a worker's link. One frame at a time, under this monitor, which nobody holds
 * while he does anything else. When the link is broken the program has gone, and the worker goes
 * too.
 */
final class Outbox {
  /** How much may be held back while items follow each other quickly. */
  private static final int HELD_BACK_NANOS = 1_000_000;

  private final FrameWriter out;
  private final Outgoing outgoing = new Outgoing();
  private boolean holding;
  private long heldSince;

  Outbox(FrameWriter out) {
    this.out = out;
  }

  synchronized void hello(byte[] token, String jdk) {
    try {
      out.begin(Kind.HELLO, 0, 0);
      out.writeCount(Kind.VERSION);
      out.writeCount(token.length);
      out.write(token, 0, token.length);
      out.writeText(jdk);
      out.end();
      flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  /** A value or a failure; {@code more} says that the runner goes on at once. */
  synchronized void reply(int kind, long load, int at, Parcel parcel, boolean more) {
    try {
      out.begin(kind, 0, load);
      out.writeCount(at);
      outgoing.write(parcel, out);
      out.end();
      if (more && !isDue()) {
        return;
      }
      flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  private boolean isDue() {
    long now = System.nanoTime();
    if (!holding) {
      holding = true;
      heldSince = now;
    }
    return now - heldSince > HELD_BACK_NANOS;
  }

  private void flush() throws IOException {
    holding = false;
    out.flush();
  }

  /** Sends what was held back and has waited for a while. */
  synchronized void flushHeldBack() {
    if (holding && isDue()) {
      try {
        flush();
      } catch (IOException broken) {
        Leave.orphaned();
      }
    }
  }

  synchronized void done(long load, int begun) {
    try {
      out.begin(Kind.DONE, 0, load);
      out.writeCount(begun);
      out.end();
      flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  synchronized void printed(long load, int flags, byte[] bytes, int length) {
    try {
      out.begin(Kind.OUTPUT, flags, load);
      out.write(bytes, 0, length);
      out.end();
      flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  synchronized void question(long number, int loader, String name) {
    try {
      out.begin(Kind.QUESTION, 0, number);
      out.writeCount(loader);
      out.writeText(name);
      out.end();
      flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  synchronized void exiting() {
    try {
      out.begin(Kind.EXITING, 0, 0);
      out.end();
      flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }
}
