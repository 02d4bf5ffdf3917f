package plait.internal.worker;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The worker's end of the link, made in the way that the command line says. The token comes first
 * on standard input, so that neither a command line nor an environment shows it.
 */
final class Connection {
  private static final String MOVED_INPUT = "/dev/fd/3";
  private static final String MOVED_OUTPUT = "/dev/fd/4";

  private final InputStream in;
  private final OutputStream out;
  private final byte[] token;

  /** {@code token} is what the first frame has to show for it. */
  Connection(InputStream in, OutputStream out, byte[] token) {
    this.in = in;
    this.out = out;
    this.token = token;
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  byte[] token() {
    return token;
  }

  static Connection open(String[] directions) throws IOException {
    if (directions[0].equals("pipes")) {
      InputStream in = new FileInputStream(MOVED_INPUT);
      return new Connection(in, new FileOutputStream(MOVED_OUTPUT), token(in));
    }
    return Sockets.open(directions, token(System.in));
  }

  private static byte[] token(InputStream in) throws IOException {
    byte[] token = in.readNBytes(Proof.LENGTH);
    if (token.length < Proof.LENGTH) {
      throw new EOFException("no token came: this program is started by Plait only");
    }
    return token;
  }
}
