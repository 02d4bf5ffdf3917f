// uses: org.eclipse.jetty:jetty-server:12.1.14

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty: an HTTP server on the loopback interface, and many requests at a time. */
public class JettyServer {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    Server server = new Server(new QueuedThreadPool(8));
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, "hello " + request.getHttpURI().getPath(), callback);
            return true;
          }
        });
    server.start();
    String base = "http://127.0.0.1:" + connector.getLocalPort() + "/";
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<CompletableFuture<?>> all = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        int n = i;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + n)).build();
        all.add(
            client
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer -> {
                  if (!answer.body().equals("hello /" + n)) {
                    throw new AssertionError(answer.body());
                  }
                }));
        if (i % 20 == 0) {
          all.get(i).get(60, TimeUnit.SECONDS);
        }
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    }
    server.stop();
  }
}
