package plait.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour against nginx: what comes, what does not, and what is left behind. */
class TourTest {
  private static final Path TOUR = Examples.FOLDER.resolve("Tour.java");

  @TempDir Path folder;
  private Path temporary;
  private Nginx nginx;

  @BeforeAll
  static void compile() throws IOException {
    Examples.compile();
  }

  @BeforeEach
  void serve() throws Exception {
    var files = Files.createDirectory(folder.resolve("files"));
    temporary = Files.createDirectory(folder.resolve("temporary"));
    Files.writeString(files.resolve("one.txt"), "one fish two fish\n".repeat(100));
    Files.writeString(files.resolve("two.txt"), "red fish blue fish\n".repeat(100));
    Files.writeString(files.resolve("empty.txt"), "");
    Files.writeString(files.resolve("slow.txt"), "slow fish\n".repeat(10_000));
    try (var huge = new RandomAccessFile(files.resolve("huge.bin").toFile(), "rw")) {
      huge.setLength(1 << 30);
    }
    nginx = Nginx.over(files, Files.createDirectory(folder.resolve("nginx")));
  }

  @AfterEach
  void stop() {
    nginx.close();
  }

  private Examples.End tour(String... arguments) throws Exception {
    var options = List.of("-Xmx48m", "-Djava.io.tmpdir=" + temporary);
    return Examples.run(TOUR, options, List.of(arguments));
  }

  private void assertNothingIsLeft() throws IOException {
    try (var left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void goodFilesComeAndBadOnesAreToldOf() throws Exception {
    try (var cut = new CutConnection()) {
      var arguments = new ArrayList<>(List.of("--patience", "2", "--most", "10000000"));
      for (var path : List.of("one.txt", "two.txt", "empty.txt", "moved")) {
        arguments.add(nginx.url(path));
      }
      var bad = List.of("huge.bin", "none.txt", "broken", "hangup", "slow.txt", "loop");
      bad.forEach(path -> arguments.add(nginx.url(path)));
      arguments.add(cut.url());

      var end = tour(arguments.toArray(String[]::new));

      assertThat(end.exitCode()).as(end.err()).isZero();
      assertThat(end.out())
          .contains("1. Download 11 files from " + nginx.url("") + ", 8 at a time")
          .contains("   main goes on while they are on their way")
          .contains("of them are here")
          .contains("   failed: " + nginx.url("huge.bin") + ": larger than 10000000 bytes")
          .contains("   failed: " + nginx.url("none.txt") + ": HTTP 404")
          .contains("   failed: " + nginx.url("broken") + ": java.io.IOException: HTTP 500")
          .contains("   failed: " + nginx.url("hangup") + ": java.io.IOException: ")
          .contains("   failed: " + nginx.url("slow.txt") + ": not finished within 2 s")
          .contains("   failed: " + nginx.url("loop") + ": ")
          .contains("   failed: " + cut.url() + ": java.io.IOException: ")
          .containsPattern("   4 files came, 5 kB in .* s; 7 failed")
          .contains("   1,200 words, 5 of them different; most common: fish, one, two, blue, red")
          .contains("   with it:    1,200 of 1,200 words counted")
          .containsPattern("times as fast\n.* processes, each with its own memory: .* s\n.*\n$");
      assertThat(end.err().lines())
          .allMatch(line -> line.matches("(files|bytes|primes with .): .*"));
      assertThat(cut.connections()).isEqualTo(3); // it was tried again
      assertNothingIsLeft();
    }
  }

  @Test
  void noFileIsAFailure() throws Exception {
    var end = tour(nginx.url("none.txt"), nginx.url("neither.txt"));
    assertThat(end.out()).containsPattern("   0 files came, 0 kB in .* s; 2 failed\n$");
    assertThat(end.exitCode()).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  void wrongArgumentsAreRefused() throws Exception {
    for (var wrong :
        List.of("ftp://127.0.0.1/x", "no address", "--at-once=0", "--patience", "--unknown")) {
      var end = tour(wrong);
      assertThat(end.exitCode()).as(wrong).isEqualTo(2);
      assertThat(end.out()).isEmpty();
      assertThat(end.err().lines()).hasSize(2).last().asString().startsWith("Usage: Tour ");
    }
    assertThat(tour("--at-once", "0").err()).startsWith("Tour: 0 is out of range");
    assertNothingIsLeft();
  }

  /** A server that promises more than it sends. */
  private static final class CutConnection implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();

    CutConnection() throws IOException {
      Thread.startVirtualThread(this::serve);
    }

    String url() {
      return "http://127.0.0.1:" + server.getLocalPort() + "/cut.txt";
    }

    int connections() {
      return connections.get();
    }

    private void serve() {
      while (!server.isClosed()) {
        try (var connection = server.accept()) {
          answer(connection);
        } catch (IOException _) {
          // the client has gone, or the test has ended
        }
      }
    }

    private void answer(Socket connection) throws IOException {
      connections.incrementAndGet();
      connection.getInputStream().read();
      var half = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it";
      connection.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
