package plait.internal.process;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

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
  private static final List<String> OPENINGS =
      List.of("--add-opens=java.", "--add-opens=jdk.", "--add-exports=java.", "--add-exports=jdk.");
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
    if (words != null && isWhole(environment)) {
      List<String> options = options(List.of(words));
      if (!startsWithAny("@", options)) {
        return options;
      }
    }
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /** Whether the command line has all options. */
  private static boolean isWhole(Map<String, String> environment) {
    String program = ProcessHandle.current().info().command().orElse("");
    return Collections.disjoint(environment.keySet(), JavaEnvironment.OPTION_VARIABLES)
        && (program.endsWith("/java")
            || program.endsWith("\\java")
            || program.endsWith("/java.exe")
            || program.endsWith("\\java.exe"));
  }

  private static boolean startsWithAny(String prefix, List<String> options) {
    for (String option : options) {
      if (option.startsWith(prefix)) {
        return true;
      }
    }
    return false;
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
    var chosen = new LinkedHashSet<String>();
    for (String option : options) {
      String fitting = forWorker(option);
      if (fitting != null) {
        chosen.add(fitting);
      }
    }
    return List.copyOf(chosen);
  }

  /** In a worker all code of the program is outside of modules, so that is who is named. */
  private static @Nullable String forWorker(String option) {
    for (String opening : OPENINGS) {
      if (option.startsWith(opening)) {
        return option.substring(0, option.indexOf('=', opening.length()) + 1) + "ALL-UNNAMED";
      }
    }
    if (option.startsWith(NATIVE_ACCESS)) {
      return NATIVE_ACCESS + "ALL-UNNAMED";
    }
    if (option.startsWith(ADD_MODULES)) {
      return systemModules(option.substring(ADD_MODULES.length()));
    }
    return WHOLE.contains(option) || isShared(option) ? option : null;
  }

  private static boolean isShared(String option) {
    for (String prefix : PREFIXES) {
      if (option.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Of the added modules those of the JDK: the program's own come with its classes. */
  private static @Nullable String systemModules(String names) {
    var kept = new StringJoiner(",");
    for (String name : names.split(",", -1)) {
      if (name.startsWith("java.") || name.startsWith("jdk.")) {
        kept.add(name);
      }
    }
    return kept.length() == 0 ? null : ADD_MODULES + kept;
  }
}
