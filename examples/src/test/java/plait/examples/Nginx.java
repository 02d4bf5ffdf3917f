package plait.examples;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An nginx of the test's own, over a folder, on a free port of the loopback interface. */
final class Nginx implements AutoCloseable {
  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Nginx over(Path files, Path workFolder) throws Exception {
    int port = freePort();
    var configuration =
        Files.writeString(workFolder.resolve("nginx.conf"), configuration(files, workFolder, port));
    var log = workFolder.resolve("nginx.log");
    var process =
        new ProcessBuilder(binary(), "-p", workFolder.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var nginx = new Nginx(process, port);
    try {
      nginx.awaitAnswer(log);
      return nginx;
    } catch (Throwable failure) {
      nginx.close();
      throw failure;
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + "/" + path;
  }

  private static String binary() {
    var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin";
    return Stream.of(path.split(":"))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "nginx was not found, and this test needs it: install Debian's nginx-light,"
                    + " as .ci/run does."))
        .toString();
  }

  private static String configuration(Path files, Path work, int port) {
    String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    return """
    %s
    daemon off;
    worker_processes 1;
    error_log stderr;
    pid %s/nginx.pid;
    events {}
    http {
      access_log off;
      client_body_temp_path %s/body;
      proxy_temp_path %s/proxy;
      fastcgi_temp_path %s/fastcgi;
      uwsgi_temp_path %s/uwsgi;
      scgi_temp_path %s/scgi;
      server {
        listen 127.0.0.1:%d;
        root %s;
        location /moved { return 302 /one.txt; }
        location /loop { return 302 /loop; }
        location /broken { return 500; }
        location /hangup { return 444; }
        location /slow.txt { limit_rate 1k; }
      }
    }
    """
        .formatted(user, work, work, work, work, work, work, port, files);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(Path log) throws Exception {
    for (int attempt = 0; attempt < 100; attempt++) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (ConnectException e) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    throw new AssertionError("nginx does not answer:\n" + Files.readString(log));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
