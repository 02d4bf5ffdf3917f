package plait.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plait.cli.program.Cache;
import plait.cli.program.ClassPath;
import plait.cli.program.JavaSetup;
import plait.cli.program.Preparation;
import plait.cli.program.Program;
import plait.cli.program.Request;
import plait.cli.program.Sanitizer;
import plait.cli.watch.Run;
import plait.cli.watch.Watch;

/** {@code plait run}. */
@Command(
    name = "run",
    description =
        "Compile a Java program when it has changed, and run it with module plait at hand.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Other sources that FILE refers to are found from the folder in which its",
      "package begins, as with java FILE.java. Options come before FILE; all that",
      "comes after it goes to the program.",
      "",
      "Exit code: the program's; 1 when it does not compile; 2 when this command is",
      "wrong; 66 when --race or --deadlocks found something, 67 when they could not",
      "look.",
      "Compiled programs are kept in $PLAIT_CACHE, by default ~/.cache/plait.",
      "",
      "Examples:",
      "  plait run Hello.java --name Ada",
      "  plait run --jvm=-Xmx1g --jvm=-ea --cp 'lib/*' Hello.java"
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"--cp", "-cp", "--class-path"},
      paramLabel = "PATHS",
      description = "Jars and folders of classes, as for java -cp. May be repeated.")
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--jvm",
      paramLabel = "OPTION",
      description = "One option for the JVM of the program, such as --jvm=-Xmx1g. May be repeated.")
  private List<String> jvmOptions = new ArrayList<>();

  @Option(
      names = "--race",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "WORDS",
      preprocessor = Attached.class,
      description =
          "Find data races while the program runs, in its own classes and all others that"
              + " are not the JDK's. WORDS are options with commas between them, such as"
              + " --race=halt to end at the first race; docs/guide/sanitizer.md has them all.")
  private @Nullable String race;

  @Option(
      names = "--deadlocks",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "WORDS",
      preprocessor = Attached.class,
      description =
          "Tell of threads that wait for each other, and of locks taken in orders that can end"
              + " so. With --deadlocks=halt a program that hangs is ended.")
  private @Nullable String deadlocks;

  @Option(
      names = {"-w", "--watch"},
      description = "Run again whenever a source or the class path changes, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say whether the program was compiled, and where its classes are.")
  private boolean verbose;

  @Parameters(index = "0", paramLabel = "FILE.java", description = "The program.")
  private String file = "";

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "For the program.")
  private @Nullable List<String> arguments;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    JavaSetup jvm = JavaSetup.current();
    Request request =
        new Request(
            file,
            ClassPath.of(classPath),
            withSanitizer(jvm),
            arguments == null ? List.of() : arguments,
            jvm);
    Preparation preparation = new Preparation(Cache.ofUser(), err);
    if (watch) {
      new Watch(request, preparation, err).run();
    }
    Program program = preparation.prepare(request);
    if (verbose) {
      err.println("plait: compiled now: " + program.entry());
    }
    return Run.start(program, request).await();
  }

  /** The words have to stand right after the equals sign: what comes next is the program. */
  static final class Attached implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> rest, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        rest.push("");
      }
      return false;
    }
  }

  private List<String> withSanitizer(JavaSetup jvm) {
    List<String> all = new ArrayList<>(Sanitizer.options(jvm, file, race, deadlocks));
    all.addAll(jvmOptions);
    return all;
  }
}
