package plait.cli.program;

/** Something the user can put right; the message says what is wrong and how. */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The program does not compile, or cannot be compiled here. */
  public static final int CANNOT_RUN = 1;

  /** The command itself is wrong: an unknown option, a file that is not there. */
  public static final int WRONG_COMMAND = 2;

  private final int exitCode;

  public UserError(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
