package plait.internal.process;

import java.util.List;
import plait.internal.wire.Parcel;
import plait.internal.wire.TypeName;

/**
 * What a worker is given to run at a time: a target, or a function and items in a row.
 *
 * @param items what to apply the function to; empty if the body is a target
 * @param last whether the process ends after it, as a program does that has come to its end
 */
public record Cargo(Parcel body, List<Parcel> items, boolean last) {

  /** A target that has the process for itself. */
  static Cargo whole(Parcel target) {
    return new Cargo(target, List.of(), true);
  }

  int size() {
    return Math.max(1, items.size());
  }

  /** How many bytes go beside its parcels. */
  long annexBytes() {
    long bytes = body.annexBytes();
    for (Parcel item : items) {
      bytes += item.annexBytes();
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
