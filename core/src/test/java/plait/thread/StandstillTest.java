package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/**
 * A program that has come to a standstill is told so; one in which somebody may still do something
 * is left alone, however long it waits.
 */
class StandstillTest {
  private static final String IMPORTS =
      """
      import module java.base;
      import module java.management;
      import module jdk.httpserver;
      import module plait;
      """;

  private static ChildJvm program(String body) {
    return ChildJvm.ofSource(IMPORTS + body).limit(Duration.ofMinutes(2));
  }

  // ---- what is found

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Threads.queue(1).take()",
        "Threads.handover().put(1)",
        "Threads.handover().take()",
        "Threads.event().await()",
        "Threads.semaphore(0).acquire()",
        "Threads.semaphore(2).acquire(3)",
        "Threads.latch(1).await()",
        "Threads.barrier(2).await()",
        "var c = Threads.condition(); c.lock().lock(); c.await()",
        "var c = Threads.condition(); try (var _ = c.hold()) { c.awaitUntil(() -> false); }",
        "Threads.select().take(Threads.queue(1), x -> x).when(Threads.event(), () -> 1).await()",
        "var q = Threads.queue(1); q.put(1); q.put(2)",
        "var q = Threads.queue(1); q.put(1); q.join()",
        "var q = Threads.queue(1); Threads.start(() -> q.consume(x -> {})).join()",
        "Threads.platform().start(() -> Threads.event().await()).join()",
        "var l = Threads.lock(); Threads.start(l::lock).join(); l.lock()",
      })
  void waitThatNobodyEndsIsEnded(String wait) throws Exception {
    var end =
        program(
                """
                void main() throws Exception {
                  try {
                    %s;
                    IO.println("passed");
                  } catch (DeadlockException e) {
                    IO.println("found " + e.getMessage());
                  } catch (TargetFailedException e) {
                    IO.println("found " + e.getCause().getMessage());
                  }
                }
                """
                    .formatted(wait))
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out())
        .startsWith("found ")
        .contains(" for ever: ", "nobody is left to end that")
        .doesNotContain("passed", "all 1 tasks");
  }

  @Test
  void manyConsumersAreAllEnded() throws Exception {
    var end =
        program(
                """
                void main() {
                  WorkQueue<Integer> jobs = Threads.queue(10);
                  var tasks = IntStream.range(0, 50)
                      .mapToObj(_ -> Threads.start(() -> jobs.consume(_ -> {}))).toList();
                  int found = 0;
                  for (var task : tasks) {
                    try { task.join(); } catch (TargetFailedException e) {
                      found += e.getCause() instanceof DeadlockException ? 1 : 0;
                    }
                  }
                  IO.println(found);
                }
                """)
            .run();
    assertThat(end).isEqualTo(new End(0, "50\n", ""));
  }

  @Test
  void failedTaskDoesNotHideTheStandstill() throws Exception {
    var end =
        program(
                """
                void main() {
                  var ready = Threads.event();
                  Threads.onUnjoinedFailure(_ -> {});
                  Threads.start(() -> { throw new IOException("no"); });
                  try { ready.await(); } catch (DeadlockException e) { IO.println("found"); }
                }
                """)
            .run();
    assertThat(end).isEqualTo(new End(0, "found\n", ""));
  }

  // ---- what is left alone

  /** Each of them sets the event after a while in which the watch looks several times. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Thread(() -> { pause(); done.set(); }).start()",
        "Thread.startVirtualThread(() -> { pause(); done.set(); })",
        "chain(1500, done)",
        "ForkJoinPool.commonPool().execute(() -> { pause(); done.set(); })",
        "CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS).execute(done::set)",
        "new CompletableFuture<Void>().completeOnTimeout(null, 2, TimeUnit.SECONDS)"
            + ".thenRun(done::set)",
        "new java.util.Timer(true).schedule("
            + "new TimerTask() { public void run() { done.set(); } }, 2000)",
        "Executors.newScheduledThreadPool(1).schedule(done::set, 2, TimeUnit.SECONDS)",
        "Executors.newVirtualThreadPerTaskExecutor().execute(() -> { pause(); done.set(); })",
        "new ProcessBuilder(System.getProperty(\"java.home\") + \"/bin/java\", \"-version\")"
            + ".start().onExit().thenRun(() -> { pause(); done.set(); })",
        "Threads.after(Duration.ofSeconds(2), done::set)",
        "Threads.start(() -> { pause(); done.set(); })",
        "accept(done)",
        "serve(done)",
      })
  void whoeverMayStillActKeepsItSilent(String act) throws Exception {
    var end =
        program(
                """
                static void pause() {
                  try { Thread.sleep(2000); } catch (InterruptedException e) { }
                }
                static void chain(int left, Event done) {
                  Thread.startVirtualThread(() -> {
                    long until = System.nanoTime() + 1_000_000;
                    while (System.nanoTime() < until) { Thread.onSpinWait(); }
                    if (left == 0) { done.set(); } else { chain(left - 1, done); }
                  });
                }
                static void accept(Event done) throws IOException {
                  var server = java.nio.channels.AsynchronousServerSocketChannel.open()
                      .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                  server.accept(null, new java.nio.channels.CompletionHandler<>() {
                    public void completed(
                        java.nio.channels.AsynchronousSocketChannel c, Object none) {
                      pause();
                      done.set();
                    }
                    public void failed(Throwable why, Object none) { why.printStackTrace(); }
                  });
                  var to = (InetSocketAddress) server.getLocalAddress();
                  new Socket(to.getAddress(), to.getPort()).close();
                }
                static void serve(Event done) throws IOException {
                  var server = HttpServer.create(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                  server.createContext("/", _ -> {});
                  server.start();
                  Thread.startVirtualThread(() -> { pause(); done.set(); });
                }
                void main() throws Exception {
                  var done = Threads.event();
                  %s;
                  done.await();
                  IO.println("set");
                  System.exit(0);
                }
                """
                    .formatted(act))
            .run();
    assertThat(end).isEqualTo(new End(0, "set\n", ""));
  }

  @Test
  void readerOfAStreamKeepsItSilent() throws Exception {
    var end =
        program(
                """
                void main() throws Exception {
                  WorkQueue<String> lines = Threads.queue();
                  var slow = new PipedOutputStream();
                  var input = new PipedInputStream(slow);
                  new Thread(() -> {
                    try { lines.put(Integer.toString(input.read())); }
                    catch (IOException | InterruptedException e) { e.printStackTrace(); }
                  }).start();
                  Threads.after(Duration.ofSeconds(2), () -> { slow.write(7); slow.flush(); });
                  IO.println(lines.take());
                }
                """)
            .run();
    assertThat(end).isEqualTo(new End(0, "7\n", ""));
  }

  /**
   * Others wait for what the reader hands on, for a while in which the watch looks several times.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Threads.start(() -> read(lines, done))",
        "Threads.daemon().start(() -> read(lines, done))",
        "Threads.platform().start(() -> read(lines, done))",
        "Threads.pool(1).start(() -> read(lines, done))",
        "new Thread(() -> read(lines, done)).start()",
        "Thread.startVirtualThread(() -> read(lines, done))",
        "CompletableFuture.runAsync(() -> read(lines, done))",
        "read(lines, done)",
      })
  void whoeverReadsTheStandardInputKeepsItSilent(String reader) throws Exception {
    var end =
        program(
                """
                static void read(WorkQueue<String> lines, Event done) {
                  for (var line = IO.readln(); line != null; line = IO.readln()) lines.add(line);
                  lines.shutdown();
                  done.set();
                }
                void main() {
                  WorkQueue<String> lines = Threads.queue();
                  var done = Threads.event();
                  var consumer = Threads.start(() -> {
                    lines.consume(line -> IO.println("got " + line));
                    done.await();
                  });
                  %s;
                  consumer.join();
                  IO.println("done");
                }
                """
                    .formatted(reader))
            .input(Duration.ofSeconds(3), "one\ntwo\n")
            .run();
    assertThat(end).isEqualTo(new End(0, "got one\ngot two\ndone\n", ""));
  }

  // ---- where it cannot be told

  @Test
  void withoutTheModuleForThreadDumpsNothingIsSaidAndEverythingWorks() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() throws Exception {
                  WorkQueue<Integer> jobs = Threads.queue(1);
                  var taken = Threads.start(() -> jobs.take());
                  var alone = Threads.daemon().start(() -> Threads.event().await());
                  new Thread(() -> {
                    try { Thread.sleep(1000); jobs.put(5); } catch (InterruptedException e) { }
                  }).start();
                  IO.println(taken.join() + " " + alone.isAlive());
                }
                """)
            .options("--limit-modules", "java.base,plait")
            .run();
    assertThat(end).isEqualTo(new End(0, "5 true\n", ""));
  }
}
