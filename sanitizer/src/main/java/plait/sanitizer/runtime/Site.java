package plait.sanitizer.runtime;

/** One access in the program's code, and the traces that were taken there. */
public final class Site {
  private static final int[] NONE = {};

  private final String method;
  private final int line;
  private final String operation;
  private final boolean write;

  /**
   * The traces taken here, in threes: number, calling context, mark of the locks held. Replaced,
   * never changed.
   */
  int[] traces = NONE;

  int visits;

  /**
   * @param method the class and the method, as a stack trace shows them
   * @param line in the source; 0 if it is not known
   * @param operation what is done, when it is a call; null for a field or an element
   */
  public Site(String method, int line, String operation, boolean write) {
    this.method = method;
    this.line = line;
    this.operation = operation;
    this.write = write;
  }

  public String method() {
    return method;
  }

  public int line() {
    return line;
  }

  public String operation() {
    return operation;
  }

  public boolean isWrite() {
    return write;
  }
}
