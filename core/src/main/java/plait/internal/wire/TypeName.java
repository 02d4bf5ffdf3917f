package plait.internal.wire;

/**
 * A class as both sides name it: neither an array nor primitive.
 *
 * @param loader the number of its loader, see {@link Loaders}
 * @param name its binary name, as {@link Class#getName()} tells it
 */
public record TypeName(int loader, String name) {}
