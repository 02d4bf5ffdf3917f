package plait.internal.ship;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.jspecify.annotations.Nullable;

/** A class that has arrived, and is not defined yet. */
final class RemoteClass {
  private final boolean assertions;
  private final String place;
  private final byte[] bytes;

  private RemoteClass(int flags, String place, byte[] bytes) {
    this.assertions = (flags & Shipment.ASSERTIONS) != 0;
    this.place = place;
    this.bytes = bytes;
  }

  static RemoteClass read(ShipmentReader in) throws IOException {
    return new RemoteClass(in.tag(), in.text(), in.block());
  }

  boolean hasAssertions() {
    return assertions;
  }

  /** The folder or jar it is from in the parent, as a URL; empty if it is from neither. */
  String place() {
    return place;
  }

  byte[] bytes() {
    return bytes;
  }

  /** So that the program finds its own folder or jar the usual way. */
  static ProtectionDomain domain(String place, ClassLoader loader) {
    CodeSource source = new CodeSource(url(place), (Certificate[]) null);
    return new ProtectionDomain(source, null, loader, null);
  }

  private static @Nullable URL url(String place) {
    try {
      return place.isEmpty() ? null : URL.of(URI.create(place), null);
    } catch (IOException | IllegalArgumentException unusual) {
      return null;
    }
  }
}
