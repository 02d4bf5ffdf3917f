package plait.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plait.cli.doctor.Checkup;

/** {@code plait doctor}. */
@Command(
    name = "doctor",
    description = "Say what Plait finds on this computer, and what is missing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Exit code: 0, or 1 when something is missing that Plait needs."})
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Checkup checkup = Checkup.ofThisComputer(Version.text());
    spec.commandLine().getOut().print(checkup);
    spec.commandLine().getOut().flush();
    return checkup.isHealthy() ? 0 : 1;
  }
}
