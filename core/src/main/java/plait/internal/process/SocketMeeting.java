package plait.internal.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Clock;
import plait.internal.wire.ChannelStreams;
import plait.internal.worker.Proof;

/**
 * A socket that a worker connects to. One connection is accepted, of the peer that proves to know
 * the token; others are dropped while the worker is waited for.
 */
final class SocketMeeting implements Meeting {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long LOOK_NANOS = 1_000_000;

  /** How long one peer may take to prove itself while others wait. */
  private static final long PROOF_NANOS = 5_000_000_000L;

  private final ServerSocketChannel server;
  private final List<String> directions;
  private final @Nullable Path file;

  private SocketMeeting(ServerSocketChannel server, List<String> directions, @Nullable Path file) {
    this.server = server;
    this.directions = directions;
    this.file = file;
  }

  static SocketMeeting unix() throws IOException {
    Path file = PrivateFolder.path().resolve("s" + NUMBERS.incrementAndGet());
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return bound(server, UnixDomainSocketAddress.of(file), List.of("unix", file.toString()), file);
  }

  static SocketMeeting tcp() throws IOException {
    var server = ServerSocketChannel.open();
    bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var address = (InetSocketAddress) server.getLocalAddress();
    return new SocketMeeting(
        server,
        List.of("tcp", address.getAddress().getHostAddress(), Integer.toString(address.getPort())),
        null);
  }

  private static SocketMeeting bound(
      ServerSocketChannel server, SocketAddress address, List<String> directions, Path file)
      throws IOException {
    bind(server, address);
    return new SocketMeeting(server, directions, file);
  }

  private static void bind(ServerSocketChannel server, SocketAddress address) throws IOException {
    try {
      var _ = server.bind(address);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public List<String> directions() {
    return directions;
  }

  @Override
  public Link meet(Process process, byte[] token) throws IOException {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(token);
    }
    server.configureBlocking(false);
    while (true) {
      SocketChannel peer = server.accept();
      Link link = peer == null ? null : proved(peer, token);
      if (link != null) {
        return link;
      }
      if (!process.isAlive()) {
        throw new IOException("the process ended before it connected");
      }
      if (peer == null) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  /** The link to a peer that knows the token; another one is disconnected. */
  private static @Nullable Link proved(SocketChannel peer, byte[] token) {
    Clock.Cancellable limit = Clock.at(PROOF_NANOS, () -> Link.closeQuietly(peer));
    boolean proved = false;
    try {
      var streams = new ChannelStreams(peer);
      proved = proves(streams, token);
      return proved ? new Link(streams.in(), streams.out(), streams) : null;
    } catch (IOException e) {
      return null; // it went away, or took too long
    } finally {
      limit.cancel();
      if (!proved) {
        Link.closeQuietly(peer);
      }
    }
  }

  private static boolean proves(ChannelStreams streams, byte[] token) throws IOException {
    var in = new DataInputStream(streams.in());
    byte[] mine = new byte[Proof.LENGTH];
    RANDOM.nextBytes(mine);
    streams.out().write(mine);
    byte[] theirs = in.readNBytes(Proof.LENGTH);
    byte[] proof = in.readNBytes(Proof.LENGTH);
    if (theirs.length < Proof.LENGTH
        || !Proof.equal(proof, Proof.of(Proof.Role.WORKER, token, mine, theirs))) {
      return false;
    }
    streams.out().write(Proof.of(Proof.Role.PARENT, token, mine, theirs));
    return true;
  }

  @Override
  public void close() {
    Link.closeQuietly(server);
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // it goes with the folder
      }
    }
  }
}
