package plait.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.testing.Checkout;
import plait.testing.ChildJvm;
import plait.testing.PaperTerminal;

/**
 * Bars in a program of its own, on a pseudo terminal that {@code script} makes, and without one.
 */
class TerminalTest {
  private static final String LOOP =
      """
      import module plait;
      void main() {
        for (var item : Progress.of(List.of(1, 2, 3), "reading")) {
          IO.println("item " + item);
          System.err.println("error " + item);
        }
        IO.println(System.out.getClass() == PrintStream.class);
      }
      """;

  @TempDir Path folder;

  private String onTerminal(String source, Map<String, String> environment) throws Exception {
    return onTerminal(source, environment, "");
  }

  private String onTerminal(String source, Map<String, String> environment, String redirection)
      throws Exception {
    var program = Files.writeString(folder.resolve("Main.java"), source);
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        "'%s' -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -p '%s' --add-modules plait '%s' %s"
            .formatted(java, Checkout.mainClasses(), program, redirection);
    var builder =
        new ProcessBuilder("script", "-qefc", command, "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("terminal").toFile());
    builder.environment().keySet().removeAll(List.of("NO_COLOR", "COLUMNS", "PLAIT_PROGRESS"));
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().put("TERM", "xterm");
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return Files.readString(folder.resolve("terminal"));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void barsAreDrawnBelowWhatIsPrinted() throws Exception {
    var sent = onTerminal(LOOP, Map.of());
    assertThat(sent).contains("\u001b[36m", "█");
    var shown = PaperTerminal.after(sent);
    assertThat(shown)
        .startsWith("item 1", "error 1", "item 2", "error 2", "item 3", "error 3")
        .contains("true");
    assertThat(shown).filteredOn(line -> line.startsWith("reading: ")).hasSize(1);
    assertThat(shown.get(6)).startsWith("reading: 100%|█").contains("| 3/3 [00:0");
  }

  @Test
  void noColorMeansNoColour() throws Exception {
    assertThat(onTerminal(LOOP, Map.of("NO_COLOR", "1"))).contains("█").doesNotContain("[36m");
  }

  @Test
  void columnsIsTheWidth() throws Exception {
    var shown = PaperTerminal.after(onTerminal(LOOP, Map.of("COLUMNS", "60")));
    assertThat(shown.get(6)).hasSize(60);
  }

  @Test
  void aDumbTerminalGetsPlainLines() throws Exception {
    var sent = onTerminal(LOOP, Map.of("TERM", "dumb"));
    assertThat(sent).doesNotContain("\u001b").contains("reading: 100% 3/3 [");
  }

  @Test
  void offMeansNothing() throws Exception {
    assertThat(onTerminal(LOOP, Map.of("PLAIT_PROGRESS", "off")))
        .doesNotContain("\u001b")
        .doesNotContain("reading");
  }

  @Test
  void aRedirectedStdoutIsLeftAlone() throws Exception {
    var file = folder.resolve("out");
    var shown = PaperTerminal.after(onTerminal(LOOP, Map.of(), "> '" + file + "'"));
    assertThat(Files.readAllLines(file)).containsExactly("item 1", "item 2", "item 3", "true");
    assertThat(shown).startsWith("error 1", "error 2", "error 3");
  }

  @Test
  void anOpenBarIsClosedAtTheEndOfTheProgram() throws Exception {
    var shown =
        PaperTerminal.after(
            onTerminal(
                """
                import module plait;
                void main() {
                  Progress.bar("open", 10).add(5);
                  System.exit(3);
                }
                """,
                Map.of()));
    assertThat(shown).hasSize(2).first().asString().startsWith("open:  50%|").contains("5/10 [");
  }

  /** By the signal of a polite end: what runs in the background ignores that of Ctrl-C. */
  @Test
  void anOpenBarIsClosedWhenTheProgramIsEndedFromOutside() throws Exception {
    var sent =
        onTerminal(
            """
            import module plait;
            void main() throws Exception {
              Progress.bar("open", 10).add(5);
              long me = ProcessHandle.current().pid();
              new ProcessBuilder("kill", "-TERM", "" + me).start();
              new CountDownLatch(1).await();
            }
            """,
            Map.of());
    assertThat(PaperTerminal.after(sent).getFirst()).startsWith("open:  50%|").contains("5/10 [");
    assertThat(sent).endsWith("\u001b[?7h"); // lines wrap again
  }

  @Test
  void aStreamThatTheProgramSetMeanwhileStays() throws Exception {
    var sent =
        onTerminal(
            """
            import module plait;
            void main() {
              var mine = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
              try (var bar = Progress.bar("bar", 1)) {
                System.setOut(mine);
              }
              IO.println(System.out == mine);
            }
            """,
            Map.of());
    assertThat(PaperTerminal.after(sent)).contains("true");
  }

  @Test
  void withoutATerminalThereAreOnlyPlainLines() throws Exception {
    var end = ChildJvm.ofSource(LOOP).run();
    assertThat(end.out()).isEqualTo("item 1\nitem 2\nitem 3\ntrue\n");
    assertThat(end.err().lines().toList())
        .hasSize(4)
        .startsWith("error 1", "error 2", "error 3")
        .last()
        .asString()
        .startsWith("reading: 100% 3/3 [");
    assertThat(end.exitCode()).isZero();
  }
}
