package plait.internal.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The sending end of a link: remembers which definitions the other side has, and sends the missing
 * ones ahead of the parcel that needs them. For one thread at a time, the one that may write.
 */
public final class Outgoing {
  private final BitSet sent = new BitSet();

  /**
   * The classes of a parcel that this link has never mentioned; their class files may go ahead of
   * it.
   */
  public List<TypeName> news(Parcel parcel) {
    List<TypeName> news = List.of();
    for (Definition definition : parcel.definitions()) {
      if (definition.type() != null && !sent.get(definition.number())) {
        news = news.isEmpty() ? new ArrayList<>() : news;
        news.add(definition.type());
      }
    }
    return news;
  }

  /**
   * Writes a parcel into the frame that was begun; several may follow each other in one frame. What
   * goes beside them was sent before, in the same order. It waits as long as the stream does.
   *
   * @throws IOException if the stream fails; the link is of no use then
   */
  public void write(Parcel parcel, FrameWriter out) throws IOException {
    Definition[] definitions = parcel.definitions();
    int missing = 0;
    for (Definition definition : definitions) {
      missing += sent.get(definition.number()) ? 0 : 1;
    }
    out.writeCount(missing);
    if (missing > 0) {
      define(definitions, out);
    }
    out.writeCount(parcel.annexes().size());
    out.writeCount(parcel.sizeInside());
    for (byte[] chunk : parcel.chunks()) {
      out.write(chunk, 0, chunk.length);
    }
  }

  private void define(Definition[] definitions, FrameWriter out) throws IOException {
    for (Definition definition : definitions) {
      if (!sent.get(definition.number())) {
        sent.set(definition.number());
        out.writeCount(definition.number());
        out.writeCount(definition.bytes().length);
        out.write(definition.bytes(), 0, definition.bytes().length);
      }
    }
  }
}
