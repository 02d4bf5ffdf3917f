package plait.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.internal.worker.Proof;
import plait.internal.worker.Proof.Role;
import plait.testing.NoLeaks;

/** Who may speak to a program over a socket: the one that knows the token, and only once. */
@ExtendWith(NoLeaks.class)
class SocketMeetingTest {
  private static final byte[] TOKEN = new byte[Proof.LENGTH];
  private final Process process = start("sleep", "600");

  private static Process start(String... command) {
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void end() throws Exception {
    process.destroyForcibly().waitFor();
    process.getInputStream().close();
    process.getErrorStream().close();
  }

  private static SocketMeeting meeting(String transport) throws IOException {
    return transport.equals("unix") ? SocketMeeting.unix() : SocketMeeting.tcp();
  }

  private static SocketAddress address(List<String> directions) {
    return directions.getFirst().equals("unix")
        ? UnixDomainSocketAddress.of(directions.get(1))
        : new InetSocketAddress(directions.get(1), Integer.parseInt(directions.get(2)));
  }

  private CompletableFuture<Link> link(SocketMeeting meeting) {
    var link = new CompletableFuture<Link>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            link.complete(meeting.meet(process, TOKEN));
          } catch (IOException e) {
            link.completeExceptionally(e);
          }
        });
    return link;
  }

  /** Connects and answers the challenge with what it thinks is the token. */
  private static SocketChannel peer(SocketMeeting meeting, byte[] token) throws IOException {
    var channel = SocketChannel.open(address(meeting.directions()));
    var in = new DataInputStream(Channels.newInputStream(channel));
    OutputStream out = Channels.newOutputStream(channel);
    byte[] theirs = in.readNBytes(Proof.LENGTH);
    byte[] mine = new byte[Proof.LENGTH];
    out.write(mine);
    out.write(Proof.of(Role.WORKER, token, theirs, mine));
    byte[] proof = in.readNBytes(Proof.LENGTH);
    if (proof.length == Proof.LENGTH) {
      assertThat(proof).isEqualTo(Proof.of(Role.PARENT, token, theirs, mine));
    } else {
      channel.close();
    }
    return channel;
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix", "tcp"})
  void theOneThatKnowsTheTokenIsMet(String transport) throws Exception {
    try (var meeting = meeting(transport)) {
      var link = link(meeting);
      byte[] wrong = TOKEN.clone();
      wrong[31] = 1;
      try (var stranger = peer(meeting, wrong)) {
        assertThat(stranger.isOpen()).isFalse();
      }
      try (var _ = SocketChannel.open(address(meeting.directions()))) {
        // says nothing and goes away
      }
      try (var worker = peer(meeting, TOKEN)) {
        assertThat(worker.isOpen()).isTrue();
        link.get(60, TimeUnit.SECONDS).close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix", "tcp"})
  void aSecondOneIsNotMet(String transport) throws Exception {
    var meeting = meeting(transport);
    var link = link(meeting);
    try (var _ = peer(meeting, TOKEN)) {
      link.get(60, TimeUnit.SECONDS).close();
      meeting.close();
      assertThatThrownBy(() -> SocketChannel.open(address(meeting.directions())))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void theEndOfTheProcessEndsTheWait() throws Exception {
    try (var meeting = SocketMeeting.tcp()) {
      var link = link(meeting);
      process.destroyForcibly();
      assertThatThrownBy(() -> link.get(60, TimeUnit.SECONDS))
          .hasMessageContaining("ended before it connected");
    }
  }

  @Test
  void nobodyElseMayLookIntoTheFolder() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(PrivateFolder.path())))
        .isEqualTo("rwx------");
  }

  @Test
  void foldersOfProgramsThatAreGoneAreRemoved() throws Exception {
    Path base = Files.createTempDirectory("plait-sweep");
    var gone = start("true");
    gone.waitFor();
    Path theirs = Files.createDirectory(base.resolve("plait-" + gone.pid() + "-1"));
    Files.writeString(theirs.resolve("hs_1.log"), "left behind");
    Path reused =
        Files.createDirectory(base.resolve("plait-" + ProcessHandle.current().pid() + "-1"));
    Path other = Files.createDirectory(base.resolve("plait-other"));
    PrivateFolder.sweep(base);
    assertThat(theirs).doesNotExist();
    assertThat(reused).doesNotExist();
    assertThat(other).exists();
    PrivateFolder.delete(base);
  }
}
