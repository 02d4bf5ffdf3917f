package plait.sanitizer.deadlock;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The JVM's own thread dump, which alone says which threads wait for a class to be initialised.
 * Dear: some milliseconds.
 */
final class ThreadPrint {
  private static final Pattern HEAD = Pattern.compile("^\".*\" #(\\d+)");
  private static final Pattern WAIT =
      Pattern.compile("waiting on the Class initialization monitor for (\\S+)");

  private ThreadPrint() {}

  /**
   * The names of classes by the ids of the platform threads that wait for them; empty if the JVM
   * does not tell.
   */
  static Map<Long, String> initialiserWaits() {
    Map<Long, String> waits = new HashMap<>();
    long thread = 0;
    for (String line : text().lines().toList()) {
      Matcher head = HEAD.matcher(line);
      Matcher wait = WAIT.matcher(line);
      if (head.find()) {
        thread = Long.parseLong(head.group(1));
      } else if (wait.find()) {
        waits.put(thread, wait.group(1));
      }
    }
    return waits;
  }

  private static String text() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "threadPrint",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException | RuntimeException | LinkageError e) {
      return ""; // a JVM without this command, or without the module
    }
  }
}
