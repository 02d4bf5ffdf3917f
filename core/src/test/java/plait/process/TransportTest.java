package plait.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/** Every transport carries the same things. */
class TransportTest {
  private static final String PROGRAM =
      """
      static final class Broken extends RuntimeException {
        Broken(String message) { super(message); }
      }

      static void broken() { throw new Broken("as meant"); }

      void main() throws Exception {
        byte[] much = new byte[3 << 20];
        much[5] = 6;
        System.out.println(Processes.start(() -> much[5] + much.length).join());
        try {
          Processes.start(() -> broken()).join();
        } catch (TargetFailedException e) {
          System.out.println(e.getCause());
        }
        var captured = Processes.output(WorkerOutput.CAPTURED).grace(Duration.ofMinutes(1));
        var hanging = captured.start(() -> { System.out.println("ready"); new CountDownLatch(1).await(); });
        while (!hanging.output().contains("ready")) Thread.sleep(10);
        hanging.cancel();
        hanging.await();
        System.out.println(hanging.exitCode());
        try {
          captured.start(() -> Runtime.getRuntime().halt(9)).join();
        } catch (TargetFailedException e) {
          System.out.println(((WorkerDiedException) e.getCause()).why());
        }
      }
      """;

  private static final String SAID =
      """
      3145734
      Main$Broken: as meant
      OptionalInt[1]
      EXITED
      """;

  @ParameterizedTest
  @ValueSource(strings = {"pipes", "unix", "tcp"})
  void carriesResultsFailuresCancelsAndDeaths(String transport) throws Exception {
    var end = ChildJvm.ofSource(PROGRAM).options("-Dplait.transport=" + transport).run();
    assertThat(end).isEqualTo(new End(0, SAID, ""));
  }

  @Test
  void anUnknownNameIsRefused() throws Exception {
    var end =
        ChildJvm.ofSource("void main() { Processes.start(() -> 1).join(); }")
            .options("-Dplait.transport=pigeons")
            .run();
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.err()).contains("pigeons", "pipes, unix or tcp");
  }

  @Test
  void optionsAndEnvironmentDoNotDisturb() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  var seen = Processes.environment("JAVA_TOOL_OPTIONS", "-Dtool=set")
                      .output(WorkerOutput.CAPTURED)
                      .start(() -> System.getProperty("tool") + System.getProperty("user.language")
                          + System.getProperty("not.inherited"));
                  System.out.println(seen.join());
                  boolean open = Processes.start(() -> Object.class.getModule().isOpen("java.lang",
                      Thread.currentThread().getContextClassLoader().getUnnamedModule())).join();
                  System.out.println(open);
                }
                """)
            .options(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Duser.language=fr",
                "-Dnot.inherited=here",
                "-Xmx64m")
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out()).isEqualTo("setfrnull\ntrue\n");
  }

  @Test
  void aLongCommandLineGoesByAFile() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  String big = "x y\\"\\\\".repeat(40_000);
                  System.out.println(Processes.jvm("-Dbig=" + big)
                      .start(() -> System.getProperty("big").equals(big)).join());
                }
                """)
            .run();
    assertThat(end).isEqualTo(new End(0, "true\n", ""));
  }

  @Test
  void aLongTemporaryFolderIsNoObstacle() throws Exception {
    var folder = java.nio.file.Files.createTempDirectory("plait-" + "long".repeat(40));
    try {
      var end =
          ChildJvm.ofSource("void main() { System.out.println(Processes.start(() -> 1).join()); }")
              .options("-Dplait.transport=unix", "-Djava.io.tmpdir=" + folder)
              .run();
      assertThat(end).isEqualTo(new End(0, "1\n", ""));
    } finally {
      java.nio.file.Files.delete(folder);
    }
  }
}
