package plait.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one throwable: the object itself if it can be made here, else a {@link StandIn}. */
final class ThrowableReader {
  private final Decoder in;

  ThrowableReader(Decoder in) {
    this.in = in;
  }

  Throwable read() throws IOException {
    String typeName = in.string();
    String text = in.string();
    String message = in.stringOrNull();
    StackTraceElement[] trace = new StackTraceElement[in.owed(1)];
    for (int i = 0; i < trace.length; i++) {
      in.settle();
      trace[i] = Traces.read(in);
    }
    Throwable cause = throwable();
    Throwable[] suppressed = new Throwable[in.owed(1)];
    for (int i = 0; i < suppressed.length; i++) {
      in.settle();
      Throwable each = throwable();
      suppressed[i] = each == null ? new StandIn("null", "null", null, null) : each;
    }
    Throwable made = object(message, cause, trace, suppressed);
    if (made == null) {
      made = new StandIn(typeName, text, message, cause);
      tell(made, trace, suppressed);
    }
    return made;
  }

  private static void tell(Throwable made, StackTraceElement[] trace, Throwable[] suppressed) {
    made.setStackTrace(trace);
    for (Throwable each : suppressed) {
      if (each != made) {
        made.addSuppressed(each);
      }
    }
  }

  private @Nullable Throwable throwable() throws IOException {
    Object value = in.read();
    if (value == null || value instanceof Throwable) {
      return (Throwable) value;
    }
    throw new WireException("A throwable was expected, and something else came");
  }

  /** The object, or null if only its story came or it cannot be made here. */
  private @Nullable Throwable object(
      @Nullable String message,
      @Nullable Throwable cause,
      StackTraceElement[] trace,
      Throwable[] suppressed)
      throws IOException {
    return switch (in.body().read()) {
      case ThrowableForm.STORY -> null;
      case ThrowableForm.REMADE -> remade(message, cause, trace, suppressed);
      case ThrowableForm.SERIALIZED -> serialized(trace);
      default -> throw new WireException("Unknown form of a throwable");
    };
  }

  private @Nullable Throwable remade(
      @Nullable String message,
      @Nullable Throwable cause,
      StackTraceElement[] trace,
      Throwable[] suppressed)
      throws IOException {
    KnownClass type = in.link().knownClass(in.body().readCount());
    try {
      Remaker remaker = type.remaker(in.link());
      if (remaker == null) {
        return null;
      }
      Throwable made = remaker.make(message, cause);
      tell(made, trace, suppressed);
      return made;
    } catch (WireException | ReflectiveOperationException | RuntimeException notHere) {
      return null;
    }
  }

  private @Nullable Throwable serialized(StackTraceElement[] trace) throws IOException {
    in.body().readCount();
    @Nullable Object[] parts = in.parts();
    byte[] bytes = in.body().readBytes(in.body().readCount());
    try {
      Object made = JdkReader.read(bytes, in.link(), parts, trace, in.limits());
      return made instanceof Throwable throwable ? throwable : null;
    } catch (WireException | RuntimeException | LinkageError notHere) {
      return null;
    }
  }
}
