package plait.internal.process;

import plait.internal.pool.Packed;
import plait.internal.wire.Parcel;

/** A parcel as a pool queues it. */
record PackedParcel(Parcel parcel) implements Packed {

  @Override
  public int size() {
    return parcel.size();
  }
}
