package plait.internal.process;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a worker: this program's, without the variables through which a JVM takes
 * options (they would double agents and print notices), changed as the program asks. A variable
 * that the program sets is passed on whatever it is called.
 */
final class JavaEnvironment {
  static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private JavaEnvironment() {}

  static void apply(Map<String, String> environment, Map<String, @Nullable String> changes) {
    environment.keySet().removeAll(OPTION_VARIABLES);
    environment.remove("CLASSPATH");
    for (var change : changes.entrySet()) {
      String value = change.getValue();
      if (value == null) {
        environment.remove(change.getKey());
      } else {
        environment.put(change.getKey(), value);
      }
    }
  }
}
