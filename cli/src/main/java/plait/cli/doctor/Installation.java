package plait.cli.doctor;

import java.util.List;
import javax.tools.ToolProvider;
import plait.cli.program.JavaSetup;

/** The JDK and the Plait in use. */
final class Installation {
  private Installation() {}

  static List<Finding> findings(String version, String checkout) {
    JavaSetup java = JavaSetup.current();
    String kind = checkout.isEmpty() ? "installed: " : "built from the checkout " + checkout + ": ";
    return List.of(Finding.fine("Plait", version + ", " + kind + java.plaitJar()), jdk(java));
  }

  private static Finding jdk(JavaSetup java) {
    String text =
        Runtime.version()
            + " ("
            + System.getProperty("java.vendor")
            + "), "
            + java.home()
            + origin();
    boolean complete = ToolProvider.getSystemJavaCompiler() != null;
    return complete
        ? Finding.fine("JDK", text)
        : Finding.missing(
            "JDK",
            text + ", without a compiler",
            "install a whole JDK 25, or set JAVA_HOME to one");
  }

  private static String origin() {
    String given = System.getenv("JAVA_HOME");
    if (given == null || given.isEmpty()) {
      return ", found by searching, as JAVA_HOME is not set";
    }
    return given.equals(System.getProperty("java.home"))
        ? ", by JAVA_HOME"
        : " (JAVA_HOME is " + given + ")";
  }
}
