package plait.internal.process;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.internal.ship.Delivery;
import plait.internal.ship.ShippingLimits;
import plait.internal.wire.FrameBody;
import plait.internal.wire.FrameReader;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Incoming;
import plait.internal.wire.LedgerInput;
import plait.internal.wire.Limits;
import plait.internal.wire.Outgoing;
import plait.internal.wire.Parcel;
import plait.internal.wire.Plain;
import plait.internal.wire.Trust;
import plait.internal.wire.TypeName;
import plait.internal.wire.WireException;
import plait.internal.worker.Greeting;
import plait.internal.worker.Kind;

/**
 * What is said over a link, from this program's side. One thread at a time reads, as its owner sees
 * to it; {@code writing} guards everything about writing.
 */
final class Conversation implements Bulk.Reading {
  private static final int LONGEST_GREETING = 1 << 10;

  /** So many values are handed on at a time. */
  private static final int VALUES = 512;

  private final Link link;
  private final Expectation expected;
  private final Printed printed;
  private final FrameReader in;
  private final Incoming incoming;
  private final Trust trust;
  private final byte[] chunk = new byte[16 << 10];
  private final @Nullable Object[] values = new Object[VALUES];

  private final ReentrantLock writing = new ReentrantLock();
  private final FrameWriter out;
  private final Outgoing outgoing = new Outgoing();
  private final Bulk bulk;
  private final LedgerShare ledger;
  private final Delivery delivery = Program.LOADERS.newDelivery(ShippingLimits.DEFAULT);

  private volatile @Nullable Greeting greeting;
  private volatile boolean exiting;

  /** Written under both roles; to do it twice does no harm. */
  private volatile boolean isSharing;

  /** A frame that no worker of Plait sends. */
  static final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
      super(message);
    }
  }

  /** A worker that does not fit to this program. */
  static final class MismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
      super(message);
    }
  }

  Conversation(Link link, Expectation expected, Trust trust, Printed printed) {
    this.link = link;
    this.expected = expected;
    this.printed = printed;
    this.trust = trust;
    incoming = new Incoming(Program.LOADERS, Limits.WIDE, trust);
    var stream = new LedgerInput(link.in());
    in = new FrameReader(stream, Limits.WIDE);
    out = new FrameWriter(link.out(), Limits.WIDE);
    ledger = new LedgerShare(out, stream);
    bulk = new Bulk(out, this);
  }

  /** The pipe that it reads from, if it does. */
  @Nullable PipeInput pipe() {
    return link.pipe();
  }

  /** Whether the worker has said who it is. */
  boolean isReady() {
    return greeting != null;
  }

  /** What the worker has said of itself, or null as long as it has not. */
  @Nullable Greeting greeting() {
    return greeting;
  }

  /** Whether the worker's JVM has said that it exits. */
  boolean isExiting() {
    return exiting;
  }

  void close() {
    link.close();
    bulk.close();
    ledger.close();
  }

  // ---- writing

  /**
   * Sends a load; waits as long as the worker takes to receive it, and reads what it says meanwhile
   * if there are long arrays.
   */
  void send(long number, Cargo cargo) throws IOException {
    writing.lock();
    try {
      boolean plain = cargo.hasPlainItems();
      sendClasses(cargo);
      bulk.send(cargo);
      ledger.expect(cargo.items().size());
      out.begin(Kind.RUN, (cargo.last() ? Kind.LAST : 0) | (plain ? Kind.PLAIN : 0), number);
      out.writeCount(cargo.context());
      out.writeCount(cargo.items().size());
      outgoing.write(cargo.body(), out);
      if (plain) {
        for (Object item : cargo.items()) {
          Plain.write(item, out);
        }
      } else {
        sendItems(cargo);
      }
      out.end();
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  private void sendItems(Cargo cargo) throws IOException {
    for (Object item : cargo.items()) {
      if (item instanceof Parcel parcel) {
        outgoing.write(parcel, out);
      } else {
        Plain.writeAsParcel(item, out);
      }
    }
  }

  private void sendClasses(Cargo cargo) throws IOException {
    var news = new ArrayList<>(outgoing.news(cargo.body()));
    boolean lends = cargo.body().lends();
    for (Object item : cargo.items()) {
      if (item instanceof Parcel parcel) {
        news.addAll(outgoing.news(parcel));
        lends |= parcel.lends();
      }
    }
    if (lends) {
      share();
    }
    if (news.isEmpty()) {
      return;
    }
    byte[] ahead = delivery.ahead(numbers(news), names(news));
    if (ahead != null) {
      block(Kind.CLASSES, 0, ahead);
    }
  }

  /** From now on the worker may leave something in memory for this process, and others for it. */
  private void share() {
    delivery.shareAll();
    if (!isSharing) {
      isSharing = true;
      Program.letters().restrict(trust);
    }
  }

  private static int[] numbers(List<TypeName> types) {
    int[] numbers = new int[types.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = types.get(i).loader();
    }
    return numbers;
  }

  private static String[] names(List<TypeName> types) {
    String[] names = new String[types.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = types.get(i).name();
    }
    return names;
  }

  private void block(int kind, long id, byte[] bytes) throws IOException {
    out.begin(kind, 0, id);
    out.writeCount(bytes.length);
    out.write(bytes, 0, bytes.length);
    out.end();
  }

  /**
   * Asks what runs at this place to stop; waits as long as others write, and as a worker that does
   * not read keeps it waiting.
   */
  void stop(long number, int at, boolean rest) throws IOException {
    writing.lock();
    try {
      out.begin(Kind.STOP, rest ? Kind.REST : 0, number);
      out.writeCount(at);
      out.end();
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  /** Lets an idle worker go. */
  void dismiss() throws IOException {
    say(Kind.LEAVE);
  }

  /** Lets a worker exit without waiting for more. */
  private void end() {
    try {
      say(Kind.END);
    } catch (IOException gone) {
      // it has exited already
    }
  }

  private void say(int kind) throws IOException {
    writing.lock();
    try {
      out.frame(kind, 0, 0);
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  private void answer(FrameBody question) throws IOException {
    long id = question.id();
    int loader = question.readCount();
    byte[] answer = delivery.answer(loader, question.readText());
    writing.lock();
    try {
      block(Kind.ANSWER, id, answer);
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  // ---- reading

  /**
   * Waits for one frame and deals with it.
   *
   * @throws EOFException if the worker has gone
   * @throws WireException if it sent something broken
   */
  void readOne(@Nullable Exchange exchange) throws IOException {
    FrameBody frame = in.next();
    if (frame == null) {
      throw new EOFException("the worker has closed its end");
    }
    if (greeting == null) {
      greet(frame);
      return;
    }
    switch (frame.type()) {
      case Kind.VALUES -> values(frame, awaited(frame, exchange));
      case Kind.VALUE, Kind.FAILURE, Kind.DONE -> reply(frame, awaited(frame, exchange));
      case Kind.ANNEX -> bulk.announced(frame);
      case Kind.PART -> part(frame);
      case Kind.FREE -> bulk.freed();
      case Kind.SHARED -> bulk.shared((frame.flags() & Kind.REFUSED) != 0);
      case Kind.LEDGER_KEPT -> ledger.kept((frame.flags() & Kind.REFUSED) != 0);
      case Kind.OUTPUT -> print(frame);
      case Kind.QUESTION -> answer(frame);
      case Kind.EXITING -> {
        exiting = true;
        end();
      }
      default -> throw new ProtocolException("a frame of the unknown type " + frame.type());
    }
  }

  /** Waits for a frame that is no reply, and deals with it. */
  @Override
  public void readOne() throws IOException {
    readOne(null);
  }

  /** Whether something of another frame has come. */
  boolean hasBegunNext() throws IOException {
    return in.hasBegunNext();
  }

  /** Deals with what has come. */
  void readWhatIsThere() throws IOException {
    while (in.hasBegunNext()) {
      readOne(null);
    }
  }

  private void greet(FrameBody frame) throws IOException {
    if (frame.type() != Kind.HELLO) {
      throw new ProtocolException("a frame of the type " + frame.type() + " before the greeting");
    }
    int version = frame.readCount();
    byte[] shown = frame.readBytes(Math.min(frame.readCount(), LONGEST_GREETING));
    if (!expected.isToken(shown)) {
      throw new ProtocolException("a greeting that does not show the token");
    }
    if (version != Kind.VERSION) {
      throw new MismatchException(
          "it speaks version "
              + version
              + " of the protocol, this program version "
              + Kind.VERSION
              + ": both must use the same Plait");
    }
    Greeting theirs = Greeting.read(frame);
    expected.check(theirs);
    greeting = theirs;
  }

  private void part(FrameBody frame) throws IOException {
    if (bulk.part(frame)) {
      say(Kind.FREE);
    }
  }

  private void print(FrameBody frame) throws IOException {
    boolean error = (frame.flags() & Kind.ERROR) != 0;
    while (!frame.isAtEnd()) {
      int n = frame.readSome(chunk);
      printed.take(error, chunk, n);
    }
  }

  private static Exchange awaited(FrameBody frame, @Nullable Exchange exchange)
      throws ProtocolException {
    if (exchange == null || exchange.number() != frame.id()) {
      throw new ProtocolException("a reply that nobody waits for");
    }
    return exchange;
  }

  private void values(FrameBody frame, Exchange exchange) throws IOException {
    int place = frame.readCount();
    do {
      exchange.checkPlace(place);
      int n = 0;
      do {
        values[n] = Plain.read(frame);
        n++;
      } while (n < VALUES && !frame.isAtEnd());
      if (exchange.isLastOfAll(place + n - 1)) {
        end();
      }
      exchange.values(place, values, n);
      place += n;
    } while (!frame.isAtEnd());
  }

  private void reply(FrameBody frame, Exchange exchange) throws IOException {
    int place = frame.readCount();
    if (frame.type() == Kind.DONE) {
      exchange.done(place);
      return;
    }
    exchange.checkPlace(place);
    frame.attach(bulk.take());
    boolean failed = frame.type() == Kind.FAILURE;
    Object thing;
    try {
      thing = incoming.read(frame);
      if (incoming.hasClaimed()) {
        share();
      }
    } catch (WireException unreadable) {
      thing = unreadable.asRefusal("The result of the task");
      failed = true;
    }
    if (exchange.isLastOfAll(place)) {
      end();
    }
    if (!failed) {
      exchange.value(place, thing);
    } else if (thing instanceof Throwable failure) {
      exchange.failure(place, failure);
    } else {
      throw new ProtocolException("a failure that is no exception");
    }
  }
}
