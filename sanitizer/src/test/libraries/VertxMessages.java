// uses: io.vertx:vertx-core:5.1.6

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Vert.x: verticles on several event loops, the event bus, an HTTP server and its client. */
public class VertxMessages {
  public static class Counter extends AbstractVerticle {
    int heard;

    @Override
    public void start() {
      vertx
          .eventBus()
          .<Integer>consumer("count", message -> message.reply(++heard + message.body()));
    }
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    Vertx vertx = Vertx.vertx();
    get(vertx.deployVerticle(Counter.class.getName(), new DeploymentOptions().setInstances(3)));
    List<Future<?>> replies = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      replies.add(vertx.eventBus().request("count", i));
      int[] box = new int[1];
      replies.add(
          vertx
              .executeBlocking(() -> box[0]++)
              .compose(n -> vertx.timer(1, TimeUnit.MILLISECONDS))
              .map(n -> box[0]));
    }
    get(Future.all(replies));
    var server =
        get(
            vertx
                .createHttpServer()
                .requestHandler(request -> request.response().end("hello " + request.path()))
                .listen(0, "127.0.0.1"));
    var client = vertx.createHttpClient();
    List<Future<?>> answers = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      int n = i;
      answers.add(
          client
              .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/" + n)
              .compose(request -> request.send())
              .compose(response -> response.body())
              .map(body -> {
                if (!body.toString().equals("hello /" + n)) {
                  throw new AssertionError(body);
                }
                return body;
              }));
    }
    get(Future.all(answers));
    get(client.close());
    get(server.close());
    get(vertx.close());
  }

  static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
