package plait.internal.wire;

/**
 * The layout of a frame: length(4) type(1) flags(1) id(8), then so many bytes of body; numbers of
 * the header are big-endian. A body that does not fit into one piece goes on in further frames of
 * the same type, flags and id; all pieces but the last carry {@link #MORE}.
 */
final class FrameFormat {
  static final int HEADER = 14;
  static final int BUFFER = 1 << 16;

  /** The longest piece; a reader refuses longer ones. */
  static final int PIECE = 1 << 20;

  /** The flag that belongs to the frames themselves; the others are the users'. */
  static final int MORE = 0x80;

  private FrameFormat() {}
}
