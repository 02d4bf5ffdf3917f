package plait.internal.process;

import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.internal.pool.KeptState;
import plait.internal.pool.Packed;
import plait.internal.pool.Packing;
import plait.internal.pool.Seat;
import plait.internal.pool.Seating;

/** Worker processes of one kind, for the workers of a pool. */
record ProcessSeating(WorkerSpec spec) implements Seating {
  private static final Packing PACKING =
      new Packing() {
        @Override
        public Packed body(Object body) {
          return new PackedParcel(Program.packBody(body));
        }

        @Override
        public Packed initializer(Target<?> target) {
          return body(KeptState.of(target));
        }

        @Override
        public @Nullable Object item(@Nullable Object item) {
          return isConstant(item) ? item : new PackedParcel(Program.pack(item));
        }
      };

  /** These cannot change and can always travel: they are packed when they are sent. */
  private static boolean isConstant(@Nullable Object item) {
    return item == null
        || item instanceof Number && isOfJdk((Number) item)
        || item instanceof Boolean
        || item instanceof Character;
  }

  private static boolean isOfJdk(Number item) {
    return item instanceof Integer
        || item instanceof Long
        || item instanceof Double
        || item instanceof Byte
        || item instanceof Short
        || item instanceof Float;
  }

  @Override
  public Packing packing() {
    return PACKING;
  }

  @Override
  public Seat seat(String name) {
    return new ProcessSeat(name, spec);
  }
}
