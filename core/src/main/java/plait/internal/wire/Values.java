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
import org.jspecify.annotations.Nullable;

/** The kinds of small immutable values of the JDK, told apart by class name. */
final class Values {
  static final int BIG_INTEGER = 0;
  static final int BIG_DECIMAL = 1;
  static final int UUID = 2;
  static final int DURATION = 3;
  static final int INSTANT = 4;
  static final int LOCAL_DATE = 5;
  static final int LOCAL_TIME = 6;
  static final int LOCAL_DATE_TIME = 7;
  static final int OPTIONAL = 8;
  static final int OPTIONAL_INT = 9;
  static final int OPTIONAL_LONG = 10;
  static final int OPTIONAL_DOUBLE = 11;
  static final int TRACE_LINE = 12;

  private Values() {}

  /** The kind of a class of the JDK; -1 if it is none of them. */
  static int kindOf(String name) {
    return switch (name) {
      case "java.math.BigInteger" -> BIG_INTEGER;
      case "java.math.BigDecimal" -> BIG_DECIMAL;
      case "java.util.UUID" -> UUID;
      case "java.time.Duration" -> DURATION;
      case "java.time.Instant" -> INSTANT;
      case "java.time.LocalDate" -> LOCAL_DATE;
      case "java.time.LocalTime" -> LOCAL_TIME;
      case "java.time.LocalDateTime" -> LOCAL_DATE_TIME;
      case "java.util.Optional" -> OPTIONAL;
      case "java.util.OptionalInt" -> OPTIONAL_INT;
      case "java.util.OptionalLong" -> OPTIONAL_LONG;
      case "java.util.OptionalDouble" -> OPTIONAL_DOUBLE;
      case "java.lang.StackTraceElement" -> TRACE_LINE;
      default -> -1;
    };
  }

  static Object read(Decoder in) throws java.io.IOException {
    int kind = in.body().read();
    return switch (kind) {
      case BIG_INTEGER -> new BigInteger(bytes(in.body()));
      case BIG_DECIMAL -> {
        int scale = in.body().readNearInt();
        yield new BigDecimal(new BigInteger(bytes(in.body())), scale);
      }
      case UUID -> {
        long most = in.body().readLong();
        yield new java.util.UUID(most, in.body().readLong());
      }
      case DURATION -> {
        long seconds = in.body().readNearLong();
        yield Duration.ofSeconds(seconds, in.body().readInt());
      }
      case INSTANT -> {
        long seconds = in.body().readNearLong();
        yield Instant.ofEpochSecond(seconds, in.body().readInt());
      }
      case LOCAL_DATE -> LocalDate.ofEpochDay(in.body().readNearLong());
      case LOCAL_TIME -> LocalTime.ofNanoOfDay(in.body().readLong());
      case LOCAL_DATE_TIME -> {
        LocalDate date = LocalDate.ofEpochDay(in.body().readNearLong());
        yield LocalDateTime.of(date, LocalTime.ofNanoOfDay(in.body().readLong()));
      }
      case OPTIONAL -> Optional.ofNullable(in.nested());
      case OPTIONAL_INT -> {
        Object number = in.read();
        yield number == null ? OptionalInt.empty() : OptionalInt.of(as(Integer.class, number));
      }
      case OPTIONAL_LONG -> {
        Object number = in.read();
        yield number == null ? OptionalLong.empty() : OptionalLong.of(as(Long.class, number));
      }
      case OPTIONAL_DOUBLE -> {
        Object number = in.read();
        yield number == null ? OptionalDouble.empty() : OptionalDouble.of(as(Double.class, number));
      }
      case TRACE_LINE -> Traces.read(in);
      default -> throw new WireException("Unknown kind of value: " + kind);
    };
  }

  private static <T> T as(Class<T> type, @Nullable Object value) throws WireException {
    if (!type.isInstance(value)) {
      throw new WireException("A number was expected, and something else came");
    }
    return type.cast(value);
  }

  private static byte[] bytes(FrameBody body) throws java.io.IOException {
    return body.readBytes(body.readCount());
  }
}
