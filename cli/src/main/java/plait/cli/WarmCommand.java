package plait.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plait.cli.program.JavaSetup;
import plait.cli.warm.Warming;

/** {@code plait warm}. The launcher says where. */
@Command(
    name = "warm",
    description = "Make programs start sooner: keep what a JVM loads for each of them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Takes some seconds, and some 35 MB in the cache folder, for this JDK and this",
      "Plait; say it again after either has changed. plait run uses it for programs",
      "that want no --jvm, while JDK_JAVA_OPTIONS and JAVA_TOOL_OPTIONS are not set.",
      "",
      "Exit code: 0, or 1 when it could not be made."
    })
final class WarmCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--into", hidden = true, required = true)
  private Path folder = Path.of("");

  @Option(names = "--off", description = "Delete what was kept.")
  private boolean off;

  @Override
  public Integer call() {
    var warming = new Warming(JavaSetup.current(), folder);
    if (off) {
      tell(warming.remove() ? "deleted " + folder : "there was nothing in " + folder);
    } else {
      tell("kept %d MB in %s".formatted(warming.make() >> 20, folder));
    }
    return 0;
  }

  private void tell(String done) {
    spec.commandLine().getOut().println("plait: " + done);
    spec.commandLine().getOut().flush();
  }
}
