package plait.internal.worker;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.Fn;
import plait.Target;
import plait.internal.ship.RemoteLoaders;
import plait.internal.wire.Incoming;
import plait.internal.wire.Packer;
import plait.internal.wire.Parcel;
import plait.internal.wire.Plain;
import plait.internal.wire.WireException;

/** Runs loads and replies, in the one thread that runs the program's code unless it starts more. */
final class Execution {
  /** The load that runs, for the tags of what is printed; 0 between loads. */
  private static volatile long running;

  private final Outbox out;
  private final Replying replying;
  private final Packer packer;
  private final Incoming incoming;
  private final RemoteLoaders loaders;

  Execution(
      Outbox out, Replying replying, Packer packer, Incoming incoming, RemoteLoaders loaders) {
    this.out = out;
    this.replying = replying;
    this.packer = packer;
    this.incoming = incoming;
    this.loaders = loaders;
  }

  static long runningNumber() {
    return running;
  }

  /** Runs a load; answers whether all of it succeeded. */
  boolean run(Load load) {
    running = load.number;
    try {
      return runAll(load);
    } finally {
      PrintedBytes.flushAll();
      running = 0;
    }
  }

  private boolean runAll(Load load) {
    Object body;
    int items = 0;
    try {
      Thread.currentThread().setContextClassLoader(loaders.loader(load.body.readCount()));
      items = load.body.readCount();
      body = read(load, "The task");
    } catch (Throwable unreadable) {
      reply(load, 0, unreadable, false);
      if (items > 1) {
        out.done(load.number, 1);
      }
      return false;
    }
    return items == 0 ? runTarget(load, body) : runItems(load, body, items);
  }

  private @Nullable Object read(Load load, String what) throws IOException {
    try {
      return incoming.read(load.body);
    } catch (WireException unreadable) {
      throw unreadable.asRefusal(what);
    }
  }

  private boolean runTarget(Load load, @Nullable Object body) {
    if (!load.begin(0)) {
      out.done(load.number, 0);
      return true;
    }
    Object result;
    try {
      result = ((Target<?>) Objects.requireNonNull(body)).call();
    } catch (Throwable failure) {
      load.end();
      reply(load, 0, failure, false);
      return false;
    }
    load.end();
    return reply(load, 0, result, false);
  }

  @SuppressWarnings("unchecked") // the program sends the function with items that it takes
  private boolean runItems(Load load, @Nullable Object body, int items) {
    var function = (Fn<@Nullable Object, @Nullable Object>) Objects.requireNonNull(body);
    boolean good = true;
    for (int at = 0; at < items; at++) {
      Object result;
      if (!load.begin(at)) {
        out.done(load.number, at);
        return good;
      }
      try {
        result = function.apply(load.plain ? Plain.read(load.body) : read(load, "The item"));
      } catch (Throwable failure) {
        load.end();
        reply(load, at, failure, at < items - 1);
        good = false;
        continue;
      }
      load.end();
      good &= reply(load, at, result, at < items - 1);
    }
    return good;
  }

  /**
   * Sends a result; one that cannot travel is a failure. What was printed comes before the answer,
   * so that it is known whose it is.
   */
  private boolean reply(Load load, int at, @Nullable Object result, boolean more) {
    if (Plain.is(result)) {
      PrintedBytes.flushRest();
      out.reply(load.number, at, result, more);
      return true;
    }
    Parcel parcel;
    try {
      parcel = packer.pack(result);
    } catch (Throwable refused) {
      reply(load, at, refused, more);
      return false;
    }
    send(Kind.VALUE, load, at, parcel, more);
    return true;
  }

  private void reply(Load load, int at, Throwable failure, boolean more) {
    send(Kind.FAILURE, load, at, packer.packFailure(failure), more);
  }

  private void send(int kind, Load load, int at, Parcel parcel, boolean more) {
    PrintedBytes.flushRest();
    if (parcel.annexBytes() > 0) {
      try {
        replying.send(parcel.annexes());
      } catch (IOException broken) {
        Leave.orphaned();
      }
    }
    out.reply(kind, load.number, at, parcel, more);
  }
}
