package plait.internal.wire;

import java.io.IOException;

/**
 * A definition as the other side sent it; classes are looked up when they are first needed. Those
 * of letters are used by several threads at once: what they find out is found out twice at the
 * worst.
 */
abstract sealed class Known permits KnownClass, KnownLambda {

  /** Reads the bytes of a {@link Definition}. */
  static Known read(FrameBody in, Incoming link) throws IOException {
    int kind = in.read();
    if (kind == Definition.LAMBDA) {
      return KnownLambda.read(in, link);
    }
    int loader = in.readCount();
    TypeName name = new TypeName(loader, in.readText());
    return switch (kind) {
      case Definition.CLASS -> new KnownClass(name);
      case Definition.ENUM -> new KnownEnum(name, texts(in, 1));
      case Definition.RECORD -> new KnownRecord(name, texts(in, 2));
      default -> throw new WireException("Unknown kind of definition: " + kind);
    };
  }

  private static String[] texts(FrameBody in, int each) throws IOException {
    long n = (long) in.readCount() * each;
    in.prove(n);
    String[] texts = new String[(int) n];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.readText();
    }
    return texts;
  }
}
