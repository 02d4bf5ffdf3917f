package plait.sanitizer.runtime;

/** What the calling thread does between these two is the sanitizer's, and not watched. */
public final class Quiet {
  private Quiet() {}

  public static void begin() {
    Threads.current().busy++;
  }

  public static void end() {
    Threads.current().busy--;
  }
}
