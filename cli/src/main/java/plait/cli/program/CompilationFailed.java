package plait.cli.program;

/** The program does not compile. The compiler has said why, so there is nothing to add. */
public final class CompilationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CompilationFailed() {
    super("compilation failed");
  }
}
