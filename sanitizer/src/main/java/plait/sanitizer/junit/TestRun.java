package plait.sanitizer.junit;

/** Runs tests, each of them as if it were {@link RaceChecked}. What {@code plait check} starts. */
public final class TestRun {
  static final int NOTHING_RUN = 2;

  /** As of a failed test. */
  private static final int BROKEN_OFF = 1;

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
    } catch (Throwable e) { // JUnit does not survive all that a test throws; its threads do
      e.printStackTrace();
      status = BROKEN_OFF;
    }
    System.exit(status);
  }
}
