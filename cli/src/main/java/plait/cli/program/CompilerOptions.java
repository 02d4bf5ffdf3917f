package plait.cli.program;

import java.util.ArrayList;
import java.util.List;

/** The JVM options that say which program it is, and so are the compiler's business too. */
final class CompilerOptions {
  private static final List<String> PREFIXES =
      List.of("--add-modules=", "--add-exports=", "--add-reads=", "--limit-modules=");
  private static final String PREVIEW = "--enable-preview";

  private CompilerOptions() {}

  static List<String> among(List<String> jvmOptions) {
    return jvmOptions.stream()
        .filter(option -> option.equals(PREVIEW) || PREFIXES.stream().anyMatch(option::startsWith))
        .toList();
  }

  /** All options for the compiler, apart from its paths. */
  static List<String> with(List<String> chosen) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-proc:none", "-implicit:class", "-Xprefer:source", "-g", "-encoding", "UTF-8"));
    options.addAll(chosen);
    if (chosen.contains(PREVIEW)) {
      options.addAll(List.of("--source", String.valueOf(Runtime.version().feature())));
    }
    return options;
  }
}
