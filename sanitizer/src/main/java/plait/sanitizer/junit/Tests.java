package plait.sanitizer.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The tests that were asked for. */
final class Tests {
  private static final int FAILED = 1;

  private Tests() {}

  /** Runs them and tells how they went; returns the exit code. */
  static int run(String[] names) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request(names), listener);
    return tell(listener.getSummary());
  }

  private static LauncherDiscoveryRequest request(String[] names) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectors(names))
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .configurationParameter(
            "junit.jupiter.extensions.autodetection.include", "plait.sanitizer.junit.*")
        .build();
  }

  private static List<DiscoverySelector> selectors(String[] names) {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String name : names) {
      selectors.add(isClass(name) ? selectClass(name) : selectPackage(name));
    }
    if (names.length == 0) {
      Set<Path> roots = new LinkedHashSet<>();
      for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        if (Files.isDirectory(Path.of(path))) {
          roots.add(Path.of(path));
        }
      }
      selectors.addAll(selectClasspathRoots(roots));
    }
    return selectors;
  }

  private static boolean isClass(String name) {
    try {
      Class.forName(name, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static int tell(TestExecutionSummary summary) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    summary.printFailuresTo(out, 20);
    out.printf(
        "plait check: %d tests run, %d failed, %d skipped%n",
        summary.getTestsStartedCount(),
        summary.getTotalFailureCount(),
        summary.getTestsSkippedCount());
    if (summary.getTotalFailureCount() > 0) {
      return FAILED;
    }
    return summary.getTestsStartedCount() == 0 ? TestRun.NOTHING_RUN : 0;
  }
}
