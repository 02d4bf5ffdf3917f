package plait.internal.worker;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import plait.internal.wire.ChannelStreams;

/** The worker's end of a link over a socket; apart from pipes, which have to start quickly. */
final class Sockets {
  private static final byte[] PROVED = new byte[0];

  private Sockets() {}

  static Connection open(String[] directions, byte[] token) throws IOException {
    SocketChannel channel =
        directions[0].equals("unix")
            ? SocketChannel.open(UnixDomainSocketAddress.of(directions[1]))
            : SocketChannel.open(
                new InetSocketAddress(directions[1], Integer.parseInt(directions[2])));
    ChannelStreams streams = new ChannelStreams(channel); // tasks are interrupted while they print
    prove(streams.in(), streams.out(), token);
    return new Connection(streams.in(), streams.out(), PROVED);
  }

  private static void prove(InputStream in, OutputStream out, byte[] token) throws IOException {
    var exactly = new DataInputStream(in);
    byte[] ofParent = exactly.readNBytes(Proof.LENGTH);
    byte[] mine = new byte[Proof.LENGTH];
    new SecureRandom().nextBytes(mine);
    out.write(mine);
    out.write(Proof.of(Proof.Role.WORKER, token, ofParent, mine));
    byte[] proof = exactly.readNBytes(Proof.LENGTH);
    if (!Proof.equal(proof, Proof.of(Proof.Role.PARENT, token, ofParent, mine))) {
      throw new IOException("the other end of " + in + " does not know the token");
    }
  }
}
