package plait.internal.shared;

/** The system property {@code plait.shared}, which forces a way that other systems have to go. */
final class Switch {
  private static final String CHOSEN = System.getProperty("plait.shared", "");

  private Switch() {}

  /** Whether to do without system calls of our own: {@code portable} and {@code file}. */
  static boolean isPortable() {
    return CHOSEN.equals("portable") || isFile();
  }

  /** Whether to keep shared memory in files with names: {@code file}. */
  static boolean isFile() {
    return CHOSEN.equals("file");
  }
}
