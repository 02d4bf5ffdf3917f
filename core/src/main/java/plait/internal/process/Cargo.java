package plait.internal.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Parcel;
import plait.internal.wire.Plain;
import plait.internal.wire.TypeName;

/**
 * What a worker is given to run at a time: a target, or a function and items in a row.
 *
 * @param items what to apply the function to, parcels or {@link Plain} values; empty if the body is
 *     a target
 * @param last whether the process ends after it, as a program does that has come to its end
 */
public record Cargo(Parcel body, List<? extends @Nullable Object> items, boolean last) {

  /** A target that has the process for itself. */
  static Cargo whole(Parcel target) {
    return new Cargo(target, List.of(), true);
  }

  int size() {
    return Math.max(1, items.size());
  }

  /** Whether it has items, and all of them are plain values. */
  boolean hasPlainItems() {
    for (Object item : items) {
      if (item instanceof Parcel) {
        return false;
      }
    }
    return !items.isEmpty();
  }

  /** How many bytes go beside its parcels. */
  long annexBytes() {
    long bytes = body.annexBytes();
    for (Object item : items) {
      if (item instanceof Parcel parcel) {
        bytes += parcel.annexBytes();
      }
    }
    return bytes;
  }

  /** The number of the class loader that the body's code comes from. */
  int context() {
    for (TypeName type : body.types()) {
      if (type.loader() != 0) {
        return type.loader();
      }
    }
    return 0;
  }
}
