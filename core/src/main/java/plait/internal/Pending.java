package plait.internal;

/** Stands in for parts that are being written in parallel; goes away with the last of them. */
@SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
public final class Pending {
  private Pending() {}

  public static <T> T part(String name) {
    throw new UnsupportedOperationException(name + " is not here yet");
  }
}
