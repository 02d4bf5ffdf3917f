package plait.bench.downloads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import plait.bench.Temporary;

/** An nginx of its own with one file, in a folder that goes with it. */
final class Server implements AutoCloseable {
  private static final long LOOK_NANOS = 5_000_000;
  private static final int LOOKS = 2_000;

  private final Temporary folder = new Temporary();
  private final int port = freePort();
  private final Process nginx;

  Server(int bytes) throws IOException {
    Files.createDirectories(folder.resolve("files"));
    Files.write(folder.resolve("files/data"), new byte[bytes]);
    Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration());
    nginx =
        new ProcessBuilder("nginx", "-p", folder + "/", "-c", configuration.toString(), "-e", log())
            .inheritIO()
            .start();
    awaitAnswer();
  }

  private String configuration() {
    return """
    daemon off;
    master_process off;
    error_log %2$s;
    pid %1$s/nginx.pid;
    events {}
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      keepalive_requests 1000000;
      server {
        listen 127.0.0.1:%3$d;
        root %1$s/files;
      }
    }
    """
        .formatted(folder, log(), port);
  }

  private String log() {
    return folder.resolve("error.log").toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException {
    for (int i = 0; i < LOOKS && nginx.isAlive(); i++) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    close();
    throw new IOException("nginx does not answer");
  }

  /** The address of its file. */
  URI file() {
    return URI.create("http://127.0.0.1:" + port + "/data");
  }

  @Override
  public void close() throws IOException {
    nginx.destroyForcibly().onExit().join();
    folder.close();
  }
}
