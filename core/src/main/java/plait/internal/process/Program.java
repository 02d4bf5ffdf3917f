package plait.internal.process;

import plait.internal.ship.ShippedLoaders;
import plait.internal.wire.Limits;
import plait.internal.wire.LongArrays;
import plait.internal.wire.Packer;
import plait.internal.wire.Parcel;

/**
 * What this program's workers have in common: its class loaders, and the numbers of its classes.
 */
public final class Program {
  static final ShippedLoaders LOADERS = new ShippedLoaders();
  private static final Packer PACKER = new Packer(LOADERS, Limits.WIDE, LongArrays.COPIED_BESIDE);

  private Program() {}

  /**
   * Makes a value ready to travel to any worker; later changes of it are not seen.
   *
   * @throws plait.NotSendableException if it cannot travel
   */
  public static Parcel pack(@org.jspecify.annotations.Nullable Object value) {
    return PACKER.pack(value);
  }
}
