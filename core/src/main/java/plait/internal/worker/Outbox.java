package plait.internal.worker;

import java.io.IOException;
import plait.internal.wire.Annex;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Outgoing;
import plait.internal.wire.Parcel;

/**
 * The writing end of a worker's link. One frame at a time, under this monitor, which nobody holds
 * while he does anything else. When the link is broken the program has gone, and the worker goes
 * too.
 */
final class Outbox {
  private final FrameWriter out;
  private final Outgoing outgoing = new Outgoing();

  Outbox(FrameWriter out) {
    this.out = out;
  }

  synchronized void hello(byte[] token, Greeting greeting) {
    try {
      out.begin(Kind.HELLO, 0, 0);
      out.writeCount(Kind.VERSION);
      out.writeCount(token.length);
      out.write(token, 0, token.length);
      greeting.write(out);
      out.end();
      out.flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  /**
   * A value or a failure. It is on its way before the next item begins: should that one end the
   * process, this one is told all the same.
   */
  synchronized void reply(int kind, long load, int at, Parcel parcel) {
    try {
      out.begin(kind, 0, load);
      out.writeCount(at);
      outgoing.write(parcel, out);
      out.end();
      out.flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  /** Tells of an array that follows. */
  synchronized void annex(Annex annex) {
    try {
      out.begin(Kind.ANNEX, 0, 0);
      annex.announce(out);
      out.end();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  /** Sends the part of an array that begins there; answers how long it is. */
  synchronized int part(Annex annex, long from) {
    int n = 0;
    try {
      out.begin(Kind.PART, 0, 0);
      n = annex.write(out, from);
      out.end();
    } catch (IOException broken) {
      Leave.orphaned();
    }
    return n;
  }

  /** Sends a frame without a body. */
  synchronized void say(int kind, int flags, long id) {
    try {
      out.frame(kind, flags, id);
      out.flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  synchronized void done(long load, int begun) {
    try {
      out.begin(Kind.DONE, 0, load);
      out.writeCount(begun);
      out.end();
      out.flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  synchronized void printed(long load, int flags, byte[] bytes, int length) {
    try {
      out.begin(Kind.OUTPUT, flags, load);
      out.write(bytes, 0, length);
      out.end();
      out.flush();
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
      out.flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  void exiting() {
    say(Kind.EXITING, 0, 0);
  }
}
