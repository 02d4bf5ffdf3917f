package plait.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plait.cli.program.CompilationFailed;
import plait.cli.program.UserError;

/** The command {@code plait}. */
@Command(
    name = "plait",
    description = "Concurrency for Java, as easy to say as Python's.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      PrepareCommand.class,
      DoctorCommand.class,
      WarmCommand.class,
      BenchCommand.class,
      CompletionCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  plait run Hello.java            compile and run a program",
      "  plait run --watch Hello.java    and again whenever it changes",
      "  plait check                     the tests of this project, under the sanitizer",
      "  plait doctor                    what Plait finds on this computer",
      "  plait warm                      once, and programs start sooner"
    })
final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] arguments) {
    int exitCode = commandLine().execute(arguments);
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    // What follows the program's name is the program's, an argument that begins with @ included.
    line.setExpandAtFiles(false);
    line.setStopAtPositional(true);
    line.getSubcommands()
        .forEach((name, command) ->
            command.setStopAtPositional(!name.equals("bench") && !name.equals("check")));
    line.setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
    return line;
  }

  /** {@code plait} alone. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }

  private static int explain(Exception failure, CommandLine command) throws Exception {
    PrintWriter err = command.getErr();
    return switch (failure) {
      case CompilationFailed _ -> UserError.CANNOT_RUN;
      case UserError error -> {
        err.println("plait: " + error.getMessage());
        yield error.exitCode();
      }
      default -> throw failure;
    };
  }
}
