package plait.internal.process;

import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.internal.pool.KeptState;
import plait.internal.pool.Packed;
import plait.internal.pool.Packing;
import plait.internal.pool.Seat;
import plait.internal.pool.Seating;
import plait.internal.wire.Plain;

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
          return Plain.is(item) ? item : new PackedParcel(Program.pack(item));
        }

        @Override
        public @Nullable Object lentItem(@Nullable Object item) {
          return Plain.is(item) ? item : new PackedParcel(Program.packLent(item));
        }
      };

  @Override
  public Packing packing() {
    return PACKING;
  }

  @Override
  public Seat seat(String name) {
    return new ProcessSeat(name, spec);
  }
}
