package plait.internal.process;

import java.io.IOException;
import plait.internal.process.Conversation.MismatchException;
import plait.internal.worker.Greeting;
import plait.internal.worker.Proof;

/** What a worker must say of itself. */
final class Expectation {
  private final byte[] token;
  private final boolean provedBefore;
  private final long pid;

  /**
   * One of the process of that number; {@code provedBefore} if it has shown already that it knows
   * the token.
   */
  Expectation(byte[] token, boolean provedBefore, long pid) {
    this.token = token;
    this.provedBefore = provedBefore;
    this.pid = pid;
  }

  boolean isToken(byte[] shown) {
    return provedBefore || Proof.equal(shown, token);
  }

  /** Refuses a worker that does not fit to this program. */
  void check(Greeting theirs) throws IOException {
    String jdk = System.getProperty("java.runtime.version");
    if (!theirs.jdk().equals(jdk)) {
      throw new MismatchException(
          "it runs on JDK "
              + theirs.jdk()
              + ", this program on JDK "
              + jdk
              + ": give javaHome(path) a JDK of the same version, or leave it out");
    }
    if (theirs.build() != PlaitLocation.build()) {
      throw new MismatchException(
          "it runs another build of Plait than this program: start the program again if its"
              + " libraries were replaced");
    }
    if (theirs.pid() != 0 && theirs.pid() != pid) {
      throw new MismatchException(
          "the process that was started is not the one that runs Java, which has the number "
              + theirs.pid()
              + " and could not be watched: give javaHome(path) a JDK itself, and no script that"
              + " calls one");
    }
  }
}
