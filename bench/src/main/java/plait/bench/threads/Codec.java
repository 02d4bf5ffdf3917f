package plait.bench.threads;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import plait.Target;
import plait.internal.bulk.AnnexSender;
import plait.internal.bulk.Arrivals;
import plait.internal.wire.Annex;
import plait.internal.wire.FrameBody;
import plait.internal.wire.FrameReader;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Incoming;
import plait.internal.wire.Limits;
import plait.internal.wire.Loaders;
import plait.internal.wire.LongArrays;
import plait.internal.wire.Outgoing;
import plait.internal.wire.Packer;
import plait.internal.wire.Parcel;
import plait.internal.wire.Trust;

/** A value to bytes and back, over a link that knows its classes; raw is JDK serialization. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Codec {
  private static final Loaders SAME =
      new Loaders() {
        @Override
        public int idOf(Class<?> type) {
          return type.getClassLoader() == null ? 0 : 1;
        }

        @Override
        public Class<?> find(int loader, String name) throws ClassNotFoundException {
          return Class.forName(name, false, loader == 0 ? null : Codec.class.getClassLoader());
        }
      };

  /** A row of data. */
  public record Person(int id, String name, double score, long time, boolean isActive)
      implements Serializable {}

  /** What travels. */
  public enum Payload {
    LAMBDA,
    RECORD,
    RECORDS,
    DOUBLES,
    EXCEPTION;

    private Object make() {
      Person person = new Person(1, "a name", 2.5, 1_700_000_000_000L, true);
      int number = 4;
      String text = "argument";
      return switch (this) {
        case LAMBDA -> (Target<String>) () -> person.name() + number + text;
        case RECORD -> person;
        case RECORDS -> people();
        case DOUBLES -> new double[1_000_000];
        case EXCEPTION -> new IllegalStateException("text", new IOException("cause"));
      };
    }

    private static List<Person> people() {
      List<Person> people = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        people.add(new Person(i, "name" + i, i * 0.5, i * 1000L, i % 2 == 0));
      }
      return people;
    }
  }

  @Param("LAMBDA")
  public Payload payload = Payload.LAMBDA;

  private final Wire wire = new Wire();
  private final Packer packer = new Packer(SAME, Limits.WIDE, LongArrays.LENT_BESIDE);
  private final Beside beside = new Beside();
  private final Arrivals arrivals = new Arrivals(Limits.WIDE);
  private final Outgoing outgoing = new Outgoing();
  private final FrameWriter writer = new FrameWriter(wire, Limits.WIDE);
  private final FrameReader reader = new FrameReader(wire.in, Limits.WIDE);
  private final Incoming incoming = new Incoming(SAME, Limits.WIDE, Trust.full());
  private Object value = "";

  @Setup
  public void prepare() {
    value = payload.make();
  }

  @Benchmark
  public @Nullable Object plait() throws IOException {
    wire.reset();
    Parcel parcel = packer.pack(value);
    beside.send(parcel.annexes());
    writer.begin(1, 0, 1);
    outgoing.write(parcel, writer);
    writer.end();
    writer.flush();
    wire.turn();
    for (Annex _ : parcel.annexes()) {
      arrivals.announced(next());
      for (; beside.parts > 0; beside.parts--) {
        arrivals.part(next());
      }
    }
    FrameBody body = next();
    body.attach(arrivals.take());
    Object arrived = incoming.read(body);
    return body.isAtEnd() ? arrived : null;
  }

  private FrameBody next() throws IOException {
    FrameBody body = reader.next();
    if (body == null) {
      throw new IOException("the frame is lost");
    }
    return body;
  }

  @Benchmark
  public Object raw() throws IOException, ClassNotFoundException {
    wire.reset();
    try (var out = new ObjectOutputStream(wire)) {
      out.writeObject(value);
    }
    wire.turn();
    try (var in = new ObjectInputStream(wire.in)) {
      return in.readObject();
    }
  }

  /** What no serialization of doubles can do without: they are copied to bytes and back. */
  @Benchmark
  public Object bare() {
    double[] doubles = (double[]) value;
    wire.doubles().put(doubles);
    double[] copy = new double[doubles.length];
    wire.doubles().get(copy);
    return copy;
  }

  /** Sends long arrays as workers do without shared memory: ahead of the frame, in parts. */
  private final class Beside extends AnnexSender {
    private int parts;

    @Override
    protected void announce(Annex annex) throws IOException {
      writer.begin(2, 0, 1);
      annex.announce(writer);
      writer.end();
    }

    @Override
    protected int sendPart(Annex annex, long from) throws IOException {
      writer.begin(3, 0, 1);
      int n = annex.write(writer, from);
      writer.end();
      parts++;
      return n;
    }

    @Override
    protected void takeSlot() {
      throw new IllegalStateException("no memory is shared");
    }

    @Override
    protected void pointToSlot() {
      throw new IllegalStateException("no memory is shared");
    }
  }

  /** Bytes written that can be read again. */
  private static final class Wire extends ByteArrayOutputStream {
    private final Reading in = new Reading();

    Wire() {
      super(1 << 24);
    }

    void turn() {
      in.turn(buf, count);
    }

    DoubleBuffer doubles() {
      return ByteBuffer.wrap(buf).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    }
  }

  private static final class Reading extends ByteArrayInputStream {
    Reading() {
      super(new byte[0]);
    }

    synchronized void turn(byte[] bytes, int n) {
      buf = bytes;
      pos = 0;
      mark = 0;
      count = n;
    }
  }
}
