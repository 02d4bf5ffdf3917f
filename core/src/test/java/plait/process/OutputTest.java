package plait.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import plait.Outcome;
import plait.Processes;
import plait.testing.ChildJvm;
import plait.testing.NoLeaks;

/** Where it goes what processes print. */
@ExtendWith(NoLeaks.class)
class OutputTest {
  private static final String PRINTING =
      """
      static void print() throws Exception {
        System.out.println("größer");
        System.err.print("one\\ntwo");
        System.err.println();
        new java.io.FileOutputStream(java.io.FileDescriptor.out).write("raw\\n".getBytes());
      }
      """;

  private static String[] sorted(String lines) {
    return lines.lines().sorted().toArray(String[]::new);
  }

  @Test
  void inheritedByDefault() throws Exception {
    var end =
        ChildJvm.ofSource(PRINTING + "void main() { Processes.start(() -> print()).join(); }")
            .options("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8")
            .run();
    assertThat(end.out()).isEqualTo("größer\n");
    assertThat(sorted(end.err())).containsExactly("one", "raw", "two");
  }

  @Test
  void taggedWithTheTask() throws Exception {
    var end =
        ChildJvm.ofSource(
                PRINTING
                    + """
                    void main() {
                      Processes.named("a").output(WorkerOutput.TAGGED).start(() -> {
                        print();
                        System.out.print("rest");
                      }).join();
                    }
                    """)
            .options("-Dstdout.encoding=UTF-8")
            .run();
    assertThat(end.out()).isEqualTo("[a] größer\n[a] rest\n");
    assertThat(sorted(end.err())).containsExactly("[a] one", "[a] raw", "[a] two");
  }

  @Test
  void taggedWithTheTaskOrItemOfAPool() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() {
                  try (var pool = Processes.output(WorkerOutput.TAGGED).pool(1)) {
                    pool.map(word -> {
                      System.out.print(word.length());
                      return 1;
                    }, List.of("a", "four"));
                    pool.chunk(2).map(n -> {
                      System.out.write('0' + n); // which alone is not flushed by the stream
                      return n;
                    }, List.of(5, 6));
                    pool.start(() -> System.out.println("x")).join();
                    pool.start(() -> Runtime.getRuntime().halt(7)).await();
                  }
                }
                """)
            .run();
    assertThat(end.out().replaceAll("task-\\d+", "task"))
        .isEqualTo("[item 0 (a)] 1\n[item 1 (four)] 4\n[item 0 (5)] 5\n[item 1 (6)] 6\n[task] x\n");
  }

  @Test
  void capturedIntoTheFailure() {
    try (var pool = Processes.output(plait.WorkerOutput.CAPTURED).pool(1)) {
      var outcomes =
          pool.chunk(3)
              .outcomes(
                  i -> {
                    System.out.print("at " + i);
                    if (i == 2) {
                      throw new java.io.IOException("no");
                    }
                    return i;
                  },
                  java.util.List.of(1, 2, 3));
      assertThat(outcomes.get(1))
          .isInstanceOfSatisfying(
              Outcome.Failure.class,
              failed -> assertPrinted(((Outcome.Failure<?>) failed).failure(), "at 2"));
      var died =
          pool.start(() -> {
            System.out.println("goes down");
            Runtime.getRuntime().halt(7);
          });
      died.await();
      assertPrinted(died.exceptionNow(), "goes down");
    }
    var task =
        Processes.output(plait.WorkerOutput.CAPTURED)
            .start(() -> {
              System.err.println("alas");
              throw new java.io.IOException("no");
            });
    task.await();
    assertPrinted(task.exceptionNow(), "alas");
  }

  private static void assertPrinted(Throwable failure, String line) {
    assertThat(failure.getSuppressed()).singleElement().hasToString("it had printed:\n    " + line);
  }

  @Test
  void appendedToAFile() throws Exception {
    var file = Files.createTempFile("plait-output", ".txt");
    try {
      Files.writeString(file, "before\n");
      Processes.outputTo(file)
          .start(() -> {
            System.out.println("out");
            System.err.println("err");
          })
          .join();
      assertThat(sorted(Files.readString(file))).containsExactly("before", "err", "out");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void onlyTheLastMebibyteIsCaptured() {
    var task =
        Processes.output(plait.WorkerOutput.CAPTURED)
            .start(() -> {
              char[] line = new char[1023];
              Arrays.fill(line, 'x');
              for (int i = 0; i < 2000; i++) {
                System.out.println(line);
              }
              System.out.println("end");
            });
    task.join();
    assertThat(task.output()).hasSize(1 << 20).endsWith("x\nend\n");
  }

  @Test
  void anUncaughtExceptionOfAThreadIsPrintedAsEverywhere() {
    var task =
        Processes.output(plait.WorkerOutput.CAPTURED)
            .start(() -> {
              var thread =
                  new Thread(() -> {
                    throw new IllegalStateException("of a thread");
                  });
              thread.start();
              thread.join();
              return 1;
            });
    assertThat(task.join()).isEqualTo(1);
    assertThat(task.output()).contains("IllegalStateException: of a thread");
  }
}
