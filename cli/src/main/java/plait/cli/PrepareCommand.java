package plait.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plait.cli.program.Cache;
import plait.cli.program.Preparation;
import plait.cli.program.Program;

/**
 * What the launcher script calls to compile; it prints the folder of the program and its main
 * class.
 */
@Command(name = "prepare", hidden = true)
final class PrepareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--cache", required = true)
  private Path cache = Path.of("");

  @Option(names = "--index", required = true)
  private Path note = Path.of("");

  @Option(names = "--heading", required = true)
  private String heading = "";

  @Parameters(index = "0")
  private String file = "";

  @Override
  public Integer call() {
    Preparation preparation = new Preparation(new Cache(cache), spec.commandLine().getErr());
    Program program = preparation.prepare(file, heading, note);
    spec.commandLine().getOut().println(program.entry() + "\n" + program.main());
    return 0;
  }
}
