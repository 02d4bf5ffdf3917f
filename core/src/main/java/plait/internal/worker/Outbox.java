package plait.internal.worker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Annex;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Ledger;
import plait.internal.wire.Outgoing;
import plait.internal.wire.Parcel;
import plait.internal.wire.Plain;

/**
 * The writing end of a worker's link. One frame at a time, under this monitor, which nobody holds
 * while he does anything else. When the link is broken the program has gone, and the worker goes
 * too.
 */
final class Outbox {
  /** To send something costs as much as many short calls, and so does waking the program. */
  private static final long LONGEST_HELD_NANOS = 200_000;

  /** After so many answers held back it looks at the time. */
  private static final int LOOK = 16;

  private final FrameWriter out;
  private final Outgoing outgoing = new Outgoing();
  private @Nullable Postman postman;

  /** How many answers wait to be sent, and since when. */
  private int held;

  private long heldSince;

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

  /** From now on answers that others follow soon may wait to be sent together. */
  synchronized void keep(Ledger ledger) {
    out.use(ledger);
    postman = new Postman(this);
    postman.start();
  }

  /**
   * A value or a failure. Before the next item begins it is sent, or in the ledger: should that
   * item end the process, this one is told all the same.
   *
   * @param more whether the load has more items
   */
  synchronized void reply(int kind, long load, int at, Parcel parcel, boolean more) {
    try {
      out.begin(kind, 0, load);
      out.writeCount(at);
      outgoing.write(parcel, out);
      out.end();
      post(more);
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  /** The same for a value that needs no parcel: it goes with those right before it, if it can. */
  synchronized void reply(long load, int at, @Nullable Object plain, boolean more) {
    try {
      if (!out.resume(Kind.VALUES, load)) {
        out.begin(Kind.VALUES, 0, load);
        out.writeCount(at);
      }
      Plain.write(plain, out);
      out.endForNow(Kind.VALUES, load);
      post(more);
    } catch (IOException broken) {
      Leave.orphaned();
    }
  }

  private void post(boolean more) throws IOException {
    Postman waits = postman;
    if (!more || waits == null || !out.keep()) {
      flush();
      return;
    }
    if (held == 0) {
      heldSince = System.nanoTime();
      waits.expect();
    } else if (held % LOOK == 0 && System.nanoTime() - heldSince > LONGEST_HELD_NANOS) {
      flush();
      return;
    }
    held++;
  }

  /** Whether nothing is held back, so that the postman is called when something is. */
  synchronized boolean mayRest(Postman idle) {
    if (held == 0) {
      idle.goToRest();
    }
    return held == 0;
  }

  /** Sends what is held back; answers whether there was something. */
  synchronized boolean postHeld() {
    if (held == 0) {
      return false;
    }
    try {
      flush();
    } catch (IOException broken) {
      Leave.orphaned();
    }
    return true;
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
      flush();
    } catch (IOException broken) {
      Leave.orphaned();
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

  /** With what is held back, which comes first. */
  private void flush() throws IOException {
    out.flush();
    held = 0;
  }

  void exiting() {
    say(Kind.EXITING, 0, 0);
  }
}
