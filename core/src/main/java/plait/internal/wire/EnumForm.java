package plait.internal.wire;

/** How enum constants are written: their class, and their place in it. */
final class EnumForm extends Form {
  private final Definition definition;

  EnumForm(Definition definition) {
    this.definition = definition;
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // the definition tells the reader the name at that place
  void write(Encoder out, Object value) {
    out.put(Tag.ENUM);
    out.use(definition);
    out.putCount(((Enum<?>) value).ordinal());
  }
}
