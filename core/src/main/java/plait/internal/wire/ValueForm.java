package plait.internal.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** How small immutable values of the JDK are written, whose identity means nothing. */
final class ValueForm extends Form {
  private final int kind;

  ValueForm(int kind) {
    this.kind = kind;
  }

  @Override
  @SuppressWarnings({
    "JavaDurationGetSecondsGetNano",
    "JavaInstantGetSecondsGetNano"
  }) // both are written
  void write(Encoder out, Object value) {
    out.put(Tag.VALUE);
    out.put(kind);
    switch (kind) {
      case Values.BIG_INTEGER -> bytes(out, ((BigInteger) value).toByteArray());
      case Values.BIG_DECIMAL -> {
        out.putNear(((BigDecimal) value).scale());
        bytes(out, ((BigDecimal) value).unscaledValue().toByteArray());
      }
      case Values.UUID -> {
        out.putLong(((UUID) value).getMostSignificantBits());
        out.putLong(((UUID) value).getLeastSignificantBits());
      }
      case Values.DURATION -> {
        out.putNear(((Duration) value).toSeconds());
        out.putInt(((Duration) value).getNano());
      }
      case Values.INSTANT -> {
        out.putNear(((Instant) value).getEpochSecond());
        out.putInt(((Instant) value).getNano());
      }
      case Values.LOCAL_DATE -> out.putNear(((LocalDate) value).toEpochDay());
      case Values.LOCAL_TIME -> out.putLong(((LocalTime) value).toNanoOfDay());
      case Values.LOCAL_DATE_TIME -> {
        out.putNear(((LocalDateTime) value).toLocalDate().toEpochDay());
        out.putLong(((LocalDateTime) value).toLocalTime().toNanoOfDay());
      }
      case Values.OPTIONAL -> optional(out, (Optional<?>) value);
      case Values.OPTIONAL_INT -> {
        OptionalInt number = (OptionalInt) value;
        out.write(number.isPresent() ? number.getAsInt() : null);
      }
      case Values.OPTIONAL_LONG -> {
        OptionalLong number = (OptionalLong) value;
        out.write(number.isPresent() ? number.getAsLong() : null);
      }
      case Values.OPTIONAL_DOUBLE -> {
        OptionalDouble number = (OptionalDouble) value;
        out.write(number.isPresent() ? number.getAsDouble() : null);
      }
      case Values.TRACE_LINE -> Traces.write(out, (StackTraceElement) value);
      default -> throw new AssertionError(kind);
    }
  }

  private static void optional(Encoder out, Optional<?> value) {
    out.enter(false);
    try {
      out.write(value.orElse(null));
    } catch (Unsendable why) {
      throw why.at(".get()");
    }
    out.leave(false);
  }

  private static void bytes(Encoder out, byte[] bytes) {
    out.putCount(bytes.length);
    out.putBytes(bytes, 0, bytes.length);
  }
}
