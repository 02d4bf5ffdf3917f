package plait.bench.processes;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import plait.bench.Figures;
import plait.bench.Scale;
import plait.bench.Work;

/** Sixteen bytes there and back between two JVMs over a bare Unix domain socket. */
public final class BareSocket implements Figures {
  private static final int SIZE = 16;
  private static final int TRIPS = 4_000;

  /** Called with an address, it is the other side. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1) {
      answer(Path.of(arguments[0]));
    } else {
      Figures.print(new BareSocket(), arguments);
    }
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    if (!name.equals("trip")) {
      throw Figures.unknown(name);
    }
    return trip(scale.count(TRIPS));
  }

  /** Microseconds. */
  private static double trip(int count) throws Exception {
    Path folder = Files.createTempDirectory("bare");
    Path address = folder.resolve("s");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(address));
      Process other =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  BareSocket.class.getName(),
                  address.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (SocketChannel link = server.accept()) {
        ByteBuffer message = ByteBuffer.allocateDirect(SIZE);
        return Work.medianMicros(
            () -> {
              write(link, message);
              read(link, message);
              return message;
            },
            count,
            count);
      } finally {
        other.destroy();
      }
    } finally {
      Files.deleteIfExists(address);
      Files.delete(folder);
    }
  }

  private static void answer(Path address) throws IOException {
    try (var link = SocketChannel.open(UnixDomainSocketAddress.of(address))) {
      ByteBuffer message = ByteBuffer.allocateDirect(SIZE);
      while (read(link, message)) {
        write(link, message);
      }
    }
  }

  private static void write(SocketChannel link, ByteBuffer message) throws IOException {
    message.clear();
    while (message.hasRemaining()) {
      link.write(message);
    }
  }

  private static boolean read(SocketChannel link, ByteBuffer message) throws IOException {
    message.clear();
    while (message.hasRemaining()) {
      if (link.read(message) < 0) {
        return false;
      }
    }
    return true;
  }
}
