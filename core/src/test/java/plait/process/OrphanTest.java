package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plait.internal.process.PrivateFolder;
import plait.testing.ChildJvm;

/** No process outlives its program, however that ends. */
class OrphanTest {

  private static final String DIE =
      """
      static void die() throws Exception {
        new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start();
        new CountDownLatch(1).await();
      }

      static void tell(long pid) {
        System.out.println(pid);
        System.out.flush();
      }
      """;

  private static final Set<Long> KILLED = ConcurrentHashMap.newKeySet();

  private static List<Long> pids(String out) {
    return out.lines().map(Long::valueOf).toList();
  }

  private static void assertAllGone(List<Long> pids) {
    await().until(() -> pids.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
  }

  @Test
  void aBusyWorkerAndWhatItStartedGoWithAKilledProgram() throws Exception {
    var end =
        ChildJvm.ofSource(
                DIE
                    + """
                    void main() throws Exception {
                      Processes.start(() -> {
                        long sum = 0;
                        for (int i = 0; i >= 0; i = (i + 1) & 0xFFFF) sum += i;
                        return sum;
                      });
                      var parent = Processes.output(WorkerOutput.CAPTURED).start(() -> {
                        tell(new ProcessBuilder("sleep", "600").start().pid());
                        Processes.start(() -> { tell(Processes.current().pid()); Threads.event().await(); }).join();
                      });
                      while (Processes.all().stream().anyMatch(task -> task.pid().isEmpty())) Thread.sleep(10);
                      while (parent.output().lines().count() < 2) Thread.sleep(10);
                      System.out.print(parent.output());
                      Processes.all().forEach(task -> tell(task.pid().orElseThrow()));
                      die();
                    }
                    """)
            .run();
    assertThat(end.exitCode()).as(end.err()).isEqualTo(137);
    assertThat(pids(end.out())).hasSize(4);
    assertAllGone(pids(end.out()));
  }

  /** What workers do when their program is killed; each prints the numbers of its processes. */
  private static final Map<String, String> STATES =
      Map.of(
          "starting",
          """
          var task = Processes.start(() -> Threads.event().await());
          while (task.pid().isEmpty()) Thread.onSpinWait();
          tell(task.pid().orElseThrow());
          """,
          "busy, idle and spare",
          """
          var pool = Processes.spares(1).pool(2);
          var pids = List.of(
              pool.start(() -> { tell(ProcessHandle.current().pid()); Threads.event().await(); }),
              pool.start(() -> ProcessHandle.current().pid()));
          pids.get(1).join();
          while (pool.stats().spares() < 1 || ProcessHandle.current().children().count() < 3) Thread.sleep(5);
          ProcessHandle.current().children().forEach(child -> tell(child.pid()));
          """,
          "initializing",
          """
          var pool = Processes.pool(1);
          var file = Files.createTempFile("pid", "");
          String name = file.toString();
          pool.initializer(() -> {
            Files.writeString(Path.of(name), ProcessHandle.current().pid() + "\\n");
            while (true) Thread.onSpinWait();
          });
          pool.start(() -> 1);
          while (!Files.readString(file).endsWith("\\n")) Thread.sleep(5);
          tell(Long.parseLong(Files.readString(file).strip()));
          Files.delete(file);
          """,
          "receiving",
          """
          byte[] much = new byte[16 << 20];
          var pool = Processes.pool(1);
          tell(pool.start(() -> ProcessHandle.current().pid()).join());
          pool.start(() -> much.length).join();
          for (int i = 0; i < 20; i++) pool.start(() -> much.length);
          """,
          "sending",
          """
          var pool = Processes.pool(1);
          tell(pool.start(() -> ProcessHandle.current().pid()).join());
          pool.start(() -> new byte[16 << 20]).join();
          for (int i = 0; i < 50; i++) pool.start(() -> new byte[16 << 20]);
          """,
          "sending over the link",
          """
          System.setProperty("plait.bulk", "link");
          var pool = Processes.pool(1);
          tell(pool.start(() -> ProcessHandle.current().pid()).join());
          for (int i = 0; i < 50; i++) pool.start(() -> new byte[16 << 20]);
          """,
          "printing without end",
          """
          var task = Processes.output(WorkerOutput.DISCARDED).start(() -> {
            while (true) System.out.println("x".repeat(1000));
          });
          while (task.pid().isEmpty()) Thread.onSpinWait();
          tell(task.pid().orElseThrow());
          """);

  static Stream<String> states() {
    return STATES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("states")
  void nothingIsLeftOfAKilledProgramWhateverItsWorkersDo(String state) throws Exception {
    var end =
        ChildJvm.ofSource(
                DIE
                    + "void main() throws Exception {\n"
                    + "tell(ProcessHandle.current().pid());\n"
                    + STATES.get(state)
                    + "die();\n}\n")
            .run();
    assertThat(end.exitCode()).as(end.err()).isEqualTo(137);
    List<Long> all = pids(end.out());
    assertThat(all).hasSizeGreaterThan(1);
    assertAllGone(all);
    KILLED.add(all.getFirst());
    assertThat(left(Path.of("/dev/shm"), all.getFirst())).isEmpty();
  }

  /** A result whose arrival ends the program: whoever reads it is in the middle of that. */
  @ParameterizedTest
  @ValueSource(strings = {"System.exit(3)", "Runtime.getRuntime().halt(3)", "die()"})
  void aResultThatEndsTheProgram(String how) throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                import module java.base;
                import module plait;

                public class Main {
                  static class Bomb implements Serializable {
                    private void readObject(ObjectInputStream in) throws Exception {
                      if (Processes.parent().isEmpty()) %s;
                    }
                  }

                %s
                  public static void main(String[] arguments) throws Exception {
                    var task = Processes.start(() -> Threads.event().await());
                    while (task.pid().isEmpty()) Thread.onSpinWait();
                    tell(task.pid().orElseThrow());
                    var pool = Processes.pool(1);
                    tell(pool.start(() -> ProcessHandle.current().pid()).join());
                    pool.start(() -> new Bomb()).join();
                  }
                }
                """
                    .formatted(how, DIE))
            .run();
    assertThat(end.exitCode()).as(end.err()).isEqualTo(how.equals("die()") ? 137 : 3);
    assertThat(pids(end.out())).hasSize(2);
    assertAllGone(pids(end.out()));
  }

  /** A program of the same user that lives for a while removes the folders of killed ones. */
  @AfterAll
  static void anotherProgramRemovesTheFolders() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main(String[] folders) throws Exception {
                  var idle = Processes.start(() -> new CountDownLatch(1).await());
                  for (String folder : folders) {
                    while (Files.exists(Path.of(folder))) Thread.sleep(10);
                  }
                  idle.cancel();
                  idle.await();
                }
                """)
            .arguments(folders())
            .run();
    assertThat(end).isEqualTo(new ChildJvm.End(0, "", ""));
  }

  private static String[] folders() throws IOException {
    List<String> all = new ArrayList<>();
    for (long program : KILLED) {
      left(PrivateFolder.path().getParent(), program).forEach(folder -> all.add("" + folder));
    }
    return all.toArray(String[]::new);
  }

  private static List<Path> left(Path folder, long program) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.newDirectoryStream(folder, "plait-" + program + "-*")) {
      List<Path> found = new ArrayList<>();
      all.forEach(found::add);
      return found;
    }
  }

  @Test
  void anIdleWorkerGoesWithAKilledProgram() throws Exception {
    var end =
        ChildJvm.ofClass(IdleWorkerProgram.class)
            .options(
                "--add-exports=plait/plait.internal.process=ALL-UNNAMED",
                "--add-exports=plait/plait.internal.wire=ALL-UNNAMED")
            .run();
    assertThat(end.exitCode()).as(end.err()).isEqualTo(137);
    assertThat(pids(end.out())).hasSize(1);
    assertAllGone(pids(end.out()));
  }

  @Test
  void theProgramWaitsForItsTasksButNotForDaemons() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() throws Exception {
                  var daemon = Processes.daemon().start(() -> Threads.event().await(java.time.Duration.ofHours(1)));
                  while (daemon.pid().isEmpty()) Thread.sleep(10);
                  System.out.println(daemon.pid().orElseThrow());
                  Processes.start(() -> { Thread.sleep(500); System.out.println("1"); });
                }
                """)
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.exitCode()).isZero();
    assertThat(end.out()).endsWith("\n1\n");
    assertAllGone(pids(end.out()).subList(0, 1));
  }

  @Test
  void theEndOfTheProgramIsNoFailureOfItsTasks() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() throws Exception {
                  var alone = Processes.start(() -> Threads.event().await(java.time.Duration.ofHours(1)));
                  var pool = Processes.pool(1);
                  var pooled = pool.start(() -> Threads.event().await(java.time.Duration.ofHours(1)));
                  var queued = pool.start(() -> 1);
                  while (alone.pid().isEmpty() || !pool.stats().toString().contains("BUSY")) Thread.sleep(10);
                  Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    alone.await();
                    pooled.await();
                    queued.await();
                    System.out.println("all ended");
                  }));
                  System.exit(3);
                }
                """)
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.out()).isEqualTo("all ended\n");
  }
}
