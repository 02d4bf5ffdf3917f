package plait.internal.ship;

import java.net.URL;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A class of the program as it is sent to workers. It keeps neither the class nor its loader. */
final class ShippedClass {
  /** What stands for every class that a worker has by itself. */
  static final ShippedClass EVERYWHERE = new ShippedClass();

  private final @Nullable ShippedLoader loader;
  private final String name;
  private final int flags;
  private final String place;
  private volatile Version newest;

  /** Bytes that hold from one number of the loader on. */
  private record Version(int since, Content content, @Nullable Version older) {}

  /** A class file; what it names is found out when somebody asks. */
  static final class Content {
    private final byte[] bytes;
    private volatile @Nullable ClassReferences references;

    Content(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }

    ClassReferences references() {
      ClassReferences known = references;
      if (known == null) {
        known = ClassReferences.of(bytes);
        references = known;
      }
      return known;
    }
  }

  private ShippedClass() {
    this.loader = null;
    this.name = "";
    this.flags = 0;
    this.place = "";
    this.newest = new Version(0, new Content(new byte[0]), null);
  }

  ShippedClass(ShippedLoader loader, Class<?> type, byte[] bytes) {
    this.loader = loader;
    this.name = type.getName();
    this.flags = type.desiredAssertionStatus() ? Shipment.ASSERTIONS : 0;
    this.place = place(type);
    this.newest = new Version(0, new Content(bytes), null);
  }

  private static String place(Class<?> type) {
    URL place = Everywhere.place(type);
    return place != null && place.getProtocol().equals("file") ? place.toString() : "";
  }

  boolean isEverywhere() {
    return this == EVERYWHERE;
  }

  ShippedLoader loader() {
    if (loader == null) {
      throw new IllegalStateException("A class that is everywhere is not sent");
    }
    return loader;
  }

  String name() {
    return name;
  }

  /** What the loader has had under a number. */
  Content at(int number) {
    Version version = newest;
    while (version.since > number && version.older != null) {
      version = version.older;
    }
    return version.content;
  }

  boolean differsFrom(byte[] bytes) {
    return !Arrays.equals(newest.content.bytes, bytes);
  }

  /** The class was redefined: from now on, and from that number of its loader on. */
  void redefine(int since, byte[] bytes) {
    newest = new Version(since, new Content(bytes), newest);
  }

  void writeTo(ShipmentWriter out, int number) {
    out.tag(Shipment.CLASS).number(number).text(name).tag(flags).text(place);
    out.block(at(number).bytes());
  }
}
