package plait.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plait.cli.program.Cache;

/** What Plait found on a computer. */
public final class Checkup {
  private final List<Finding> findings;

  Checkup(List<Finding> findings) {
    this.findings = List.copyOf(findings);
  }

  /** Looks at the computer, the JDK and the Plait that this JVM runs on. */
  public static Checkup ofThisComputer(String version) {
    String checkout = System.getProperty("plait.checkout", "");
    List<Finding> findings = new ArrayList<>();
    findings.addAll(Installation.findings(version, checkout));
    if (!checkout.isEmpty()) {
      findings.add(Tools.maven());
    }
    findings.add(CacheFolder.finding(Cache.ofUser()));
    findings.addAll(
        Resources.findings(Cgroup.of(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"))));
    findings.addAll(SystemFeatures.findings());
    findings.add(WorkerFeatures.finding(Path.of("/"), Path.of(System.getProperty("java.home"))));
    findings.add(Terminal.finding(System.getenv()));
    findings.add(Tools.python());
    return new Checkup(findings);
  }

  /** Whether nothing is missing that Plait needs. */
  public boolean isHealthy() {
    return findings.stream().allMatch(Finding::isFine);
  }

  @Override
  public String toString() {
    return findings.stream().map(Finding::toString).collect(Collectors.joining());
  }
}
