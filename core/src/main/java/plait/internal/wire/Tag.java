package plait.internal.wire;

/** The first byte of every value that says what follows. */
final class Tag {
  static final int NULL = 0;
  static final int REF = 1;
  static final int TRUE = 2;
  static final int FALSE = 3;
  static final int BYTE = 4;
  static final int SHORT = 5;
  static final int CHAR = 6;
  static final int INT = 7;
  static final int LONG = 8;
  static final int FLOAT = 9;
  static final int DOUBLE = 10;

  static final int LATIN1 = 11;
  static final int UTF16 = 12;
  static final int SAME_STRING = 13;

  static final int BOOLEANS = 14;
  static final int BYTES = 15;
  static final int SHORTS = 16;
  static final int CHARS = 17;
  static final int INTS = 18;
  static final int LONGS = 19;
  static final int FLOATS = 20;
  static final int DOUBLES = 21;
  static final int ARRAY = 22;

  static final int ENUM = 23;
  static final int CLASS = 24;
  static final int RECORD = 25;
  static final int LAMBDA = 26;
  static final int THROWABLE = 27;
  static final int TRACE = 28;
  static final int JDK = 29;

  static final int COLLECTION = 30;
  static final int SORTED = 31;
  static final int MAP = 32;
  static final int SORTED_MAP = 33;
  static final int VALUE = 34;

  /** An array that has come beside, see {@link Annex}: its place among those of the parcel. */
  static final int ANNEX = 35;

  /** Something that stays where it is, see {@link Shareable}: its ticket follows. */
  static final int SHARED = 36;

  private Tag() {}
}
