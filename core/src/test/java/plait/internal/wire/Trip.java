package plait.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** Two ends of a link in one program. */
final class Trip {
  /** Both sides have the same classes. */
  static final Loaders SAME =
      new Loaders() {
        @Override
        public int idOf(Class<?> type) {
          return isOfJdk(type) ? 0 : 1;
        }

        @Override
        public Class<?> find(int loader, String name) throws ClassNotFoundException {
          return Class.forName(
              name,
              false,
              loader == 0 ? ClassLoader.getPlatformClassLoader() : Trip.class.getClassLoader());
        }
      };

  private final Packer packer;
  private final Outgoing outgoing = new Outgoing();
  private final Incoming incoming;
  private final Limits limits;

  Trip(Loaders sender, Loaders receiver, Limits limits, Trust trust) {
    this.packer = new Packer(sender, limits);
    this.incoming = new Incoming(receiver, limits, trust);
    this.limits = limits;
  }

  static Trip with(Trust trust) {
    return new Trip(SAME, SAME, Limits.WIDE, trust);
  }

  static boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /** The value as it arrives at the other side of a fresh, openly trusted link. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T> T of(Object value) throws IOException {
    return (T) with(Trust.open()).send(value);
  }

  Packer packer() {
    return packer;
  }

  Object send(Object value) throws IOException {
    return receive(bytes(packer.pack(value)));
  }

  /** A frame of a parcel, as it would go over this link. */
  byte[] bytes(Parcel parcel) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(bytes, limits);
    writer.begin(1, 0, 1);
    outgoing.write(parcel, writer);
    writer.end();
    writer.flush();
    return bytes.toByteArray();
  }

  Object receive(byte[] bytes) throws IOException {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes), limits);
    FrameBody body = reader.next();
    if (body == null) {
      throw new EOFException("No frame");
    }
    return incoming.read(body);
  }
}
