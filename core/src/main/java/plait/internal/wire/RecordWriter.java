package plait.internal.wire;

/** Writes the components of the records of one class, see {@link RecordCode}. */
abstract class RecordWriter {
  abstract void write(Encoder out, Object value);
}
