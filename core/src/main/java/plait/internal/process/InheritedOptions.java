package plait.internal.process;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options of this program's JVM that its workers share: what decides which code runs and how
 * text is read, but neither agents and debug ports nor limits of memory.
 */
final class InheritedOptions {
  private static final List<String> PREFIXES =
      List.of(
          "--sun-misc-unsafe-memory-access=",
          "-ea",
          "-enableassertions",
          "-da",
          "-disableassertions",
          "-Duser.",
          "-Dfile.encoding=",
          "-Dsun.jnu.encoding=",
          "-Djava.io.tmpdir=",
          "-Djava.library.path=",
          "-Djava.locale.",
          "-Djava.net.prefer",
          "-Dplait.");
  private static final Set<String> WHOLE =
      Set.of("--enable-preview", "-esa", "-dsa", "-enablesystemassertions");
  private static final Pattern OPENING =
      Pattern.compile("(--add-(?:opens|exports)=(?:java|jdk)\\.[^=]*=).*");
  private static final String ADD_MODULES = "--add-modules=";
  private static final String NATIVE_ACCESS = "--enable-native-access=";

  /** Options whose value may be the next word. */
  private static final Set<String> WITH_VALUE =
      Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path", "--upgrade-module-path");

  private static final Set<String> JOINABLE =
      Set.of(
          "--add-opens",
          "--add-exports",
          "--add-reads",
          "--add-modules",
          "--enable-native-access",
          "--limit-modules",
          "--patch-module");

  private static final class Known {
    static final List<String> OPTIONS = chosen(own());
  }

  private InheritedOptions() {}

  static List<String> get() {
    return Known.OPTIONS;
  }

  /** This JVM's options. Reading the command line is cheap; asking the JVM takes long. */
  private static List<String> own() {
    Map<String, String> environment = System.getenv();
    String[] words = ProcessHandle.current().info().arguments().orElse(null);
    boolean whole =
        words != null
            && JavaEnvironment.OPTION_VARIABLES.stream().noneMatch(environment::containsKey)
            && ProcessHandle.current()
                .info()
                .command()
                .orElse("")
                .matches(".*[/\\\\]java(\\.exe)?");
    if (whole) {
      List<String> options = options(List.of(words));
      if (options.stream().noneMatch(option -> option.startsWith("@"))) {
        return options;
      }
    }
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /** The options before the main class, a value that is a word of its own joined with '='. */
  static List<String> options(List<String> words) {
    var options = new ArrayList<String>();
    int i = 0;
    while (i < words.size() && isOption(words.get(i))) {
      String word = words.get(i);
      if (JOINABLE.contains(word) && i + 1 < words.size()) {
        i++;
        options.add(word + "=" + words.get(i));
      } else {
        options.add(word);
        i += WITH_VALUE.contains(word) ? 1 : 0;
      }
      i++;
    }
    return options;
  }

  private static boolean isOption(String word) {
    return (word.startsWith("-") || word.startsWith("@"))
        && !word.equals("-jar")
        && !word.equals("-m")
        && !word.equals("--module")
        && !word.startsWith("--module=");
  }

  /** What a worker gets of these options, in the form that fits it. */
  static List<String> chosen(List<String> options) {
    return options.stream()
        .map(InheritedOptions::forWorker)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** In a worker all code of the program is outside of modules, so that is who is named. */
  private static Optional<String> forWorker(String option) {
    Matcher opening = OPENING.matcher(option);
    if (opening.matches()) {
      return Optional.of(opening.group(1) + "ALL-UNNAMED");
    }
    if (option.startsWith(NATIVE_ACCESS)) {
      return Optional.of(NATIVE_ACCESS + "ALL-UNNAMED");
    }
    if (option.startsWith(ADD_MODULES)) {
      return systemModules(option.substring(ADD_MODULES.length()));
    }
    boolean shared = WHOLE.contains(option) || PREFIXES.stream().anyMatch(option::startsWith);
    return shared ? Optional.of(option) : Optional.empty();
  }

  /** Of the added modules those of the JDK: the program's own come with its classes. */
  private static Optional<String> systemModules(String names) {
    String kept =
        Arrays.stream(names.split(","))
            .filter(name -> name.matches("(java|jdk)\\..*"))
            .collect(Collectors.joining(","));
    return kept.isEmpty() ? Optional.empty() : Optional.of(ADD_MODULES + kept);
  }
}
