package plait.sanitizer.junit;

/** Runs tests, each of them as if it were {@link RaceChecked}. What {@code plait check} starts. */
public final class TestRun {
  static final int NOTHING_RUN = 2;

  private TestRun() {}

  /**
   * Takes names of classes and packages; without any, all tests in the folders of the class path
   * are run.
   */
  public static void main(String[] names) {
    int status;
    try {
      status = Tests.run(names);
    } catch (LinkageError e) {
      System.err.println(
          "plait check: the class path has no complete JUnit with junit-platform-launcher: " + e);
      status = NOTHING_RUN;
    }
    System.exit(status);
  }
}
