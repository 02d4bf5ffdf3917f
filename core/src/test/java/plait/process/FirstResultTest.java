package plait.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.testing.ChildJvm;

/**
 * What a new program loads before the first result of its first pool of processes, it has to wait
 * for: all code is cold there.
 */
class FirstResultTest {
  /** These look after waits that take long, and run in a thread of their own. */
  private static final Predicate<String> WATCH =
      Pattern.compile("plait\\.internal\\.thread\\.(Stall|Registry|Waiting|Places)\\b")
          .asPredicate();

  /** Linked or spun at run time, which takes longer than to load a class of Plait's. */
  private static final Predicate<String> SLOW =
      Pattern.compile(
              "^plait\\.internal\\..*\\$\\$Lambda"
                  + "|^java\\.lang\\.runtime\\.(SwitchBootstraps|ObjectMethods)$"
                  + "|^java\\.util\\.regex\\.Matcher$")
          .asPredicate();

  @TempDir private Path folder;

  @Test
  void noLambdaOrPatternOfPlaitIsLinkedBeforeTheFirstResult() throws Exception {
    Path log = folder.resolve("classes.txt");
    var end =
        ChildJvm.ofClass(FirstResultProgram.class)
            .options("-Xlog:class+load=info:file=" + log + "::filecount=0")
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out()).isEqualTo("[2, 3]\n");
    List<String> loaded = loaded(log);
    assertThat(loaded).contains("plait.internal.process.WorkerProcess", "plait.internal.pool.Run");
    assertThat(loaded).filteredOn(SLOW).filteredOn(WATCH.negate()).isEmpty();
  }

  /** The names of the classes in the order of their loading. */
  private static List<String> loaded(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.map(line -> line.replaceFirst("^(\\[[^]]*\\])* *(\\S+) .*$", "$2")).toList();
    }
  }
}
