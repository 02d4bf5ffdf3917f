package plait.internal.ship;

/**
 * How much one worker may ask of its parent while it lives. What the parent sends of its own accord
 * does not count.
 *
 * @param requests questions of any kind
 * @param classBytes bytes of classes
 * @param resources resources; 0 for a worker that is to get none
 * @param resourceBytes bytes of all resources
 * @param resourceSize bytes of a single resource
 */
public record ShippingLimits(
    long requests, long classBytes, long resources, long resourceBytes, int resourceSize) {
  private static final int MIB = 1 << 20;

  /** Room for any program: a million questions, 1 GiB of classes, 4 GiB of resources. */
  public static final ShippingLimits DEFAULT =
      new ShippingLimits(1_000_000, 1024L * MIB, 100_000, 4096L * MIB, 64 * MIB);

  /** The same for a worker that is to see no resources of the program, only classes. */
  public ShippingLimits withoutResources() {
    return new ShippingLimits(requests, classBytes, 0, 0, 0);
  }
}
