package plait.internal.progress;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What stderr is, and how bars are to be shown on it.
 *
 * <p>Where there is a {@code /proc} file system, the link of a descriptor tells whether it is a
 * terminal. Elsewhere {@link java.io.Console#isTerminal} stands for it, which is about stdin and
 * stdout: {@code PLAIT_PROGRESS} corrects it where that is wrong.
 */
final class Stderr {
  private static final int DEFAULT_WIDTH = 80;

  /** The ways to show progress, with the names that {@code PLAIT_PROGRESS} takes. */
  enum Mode {
    BAR,
    PLAIN,
    OFF
  }

  private Stderr() {}

  static Display display(List<Bar> open) {
    var environment = System.getenv();
    return switch (mode(environment, isTerminal(2))) {
      case BAR -> terminal(open, environment);
      case PLAIN -> new Told(open, new PlainLines(line -> System.err.println(line)));
      case OFF -> Display.NOWHERE;
    };
  }

  static Mode mode(Map<String, String> environment, boolean isTerminal) {
    String wish = environment.getOrDefault("PLAIT_PROGRESS", "");
    return switch (wish) {
      case "", "auto" -> isTerminal && understandsCodes(environment) ? Mode.BAR : Mode.PLAIN;
      case "bar" -> Mode.BAR;
      case "plain" -> Mode.PLAIN;
      case "off" -> Mode.OFF;
      default ->
          throw new IllegalArgumentException(
              "PLAIT_PROGRESS is \"" + wish + "\": set it to auto, bar, plain or off.");
    };
  }

  private static boolean understandsCodes(Map<String, String> environment) {
    return !environment.getOrDefault("TERM", "").equals("dumb");
  }

  static Style style(Map<String, String> environment, Charset charset) {
    return new Style(
        width(environment.getOrDefault("COLUMNS", "")),
        environment.getOrDefault("NO_COLOR", "").isEmpty(),
        charset.newEncoder().canEncode('█'));
  }

  private static int width(String columns) {
    return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
  }

  private static Display terminal(List<Bar> open, Map<String, String> environment) {
    var charset = System.err.charset();
    var screen =
        new Screen(
            new FileOutputStream(FileDescriptor.err),
            charset,
            style(environment, charset),
            System::nanoTime,
            open);
    return new Terminal(screen, new Takeover(screen, isTerminal(1)));
  }

  private static boolean isTerminal(int descriptor) {
    try {
      var link = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return link.startsWith("/dev/pts/")
          || link.startsWith("/dev/tty")
          || link.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return isConsoleTerminal();
    }
  }

  @SuppressWarnings("SystemConsoleNull") // it may be null again since JDK 25
  private static boolean isConsoleTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }
}
