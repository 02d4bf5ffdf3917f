package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * All programs with verdicts, many times, while busy threads want the processors too. Not a part of
 * the build: the script {@code src/test/programs/again} runs it.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ProgramsAgain {
  private static final int TIMES = Integer.getInteger("plait.times", 20);

  private final AtomicBoolean over = new AtomicBoolean();

  @BeforeEach
  void load() {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            while (!over.get()) {
              Thread.onSpinWait();
            }
          });
    }
  }

  @AfterEach
  void endLoad() {
    over.set(true);
  }

  @Test
  void nothingIsReportedOfCleanProgramsAndRacesAreFoundNearlyEveryTime() throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (int run = 0; run < TIMES; run++) {
      for (String folder : List.of("clean", "racy")) {
        List<RaceProgram> programs = RaceProgram.in(folder);
        Map<String, List<String>> here = RaceProgramsTest.run(programs);
        for (RaceProgram program : programs) {
          List<String> variables = here.get(program.name());
          program.wrong(variables).forEach(variable -> wrong.add(program.name() + ": " + variable));
          boolean all = program.missed(variables).isEmpty();
          found.merge(folder + " " + program.name(), all ? 1 : 0, Integer::sum);
        }
      }
    }
    Map<String, Integer> notAlways = new TreeMap<>(found);
    notAlways.values().removeIf(times -> times == TIMES);
    System.out.printf(
        "%d programs %d times: false reports %s, not found every time %s%n",
        found.size(), TIMES, wrong, notAlways);
    assertThat(wrong).isEmpty();
    assertThat(notAlways.values()).allMatch(times -> times >= TIMES - TIMES / 20);
  }

  @Test
  void deadLocksAreToldOfEveryTime() {
    List<Throwable> failures = new ArrayList<>();
    for (int run = 0; run < TIMES; run++) {
      var summary = new SummaryGeneratingListener();
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass("plait.sanitizer.deadlock.DeadlockProgramsTest"))
                  .build(),
              summary);
      assertThat(summary.getSummary().getTestsFoundCount()).isEqualTo(3);
      summary.getSummary().getFailures().forEach(failure -> failures.add(failure.getException()));
    }
    System.out.printf("dead-locks, %d times: failures %s%n", TIMES, failures);
    assertThat(failures).isEmpty();
  }
}
