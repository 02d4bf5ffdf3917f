package plait.cli.program;

import java.util.List;

/**
 * What the user asked for with {@code plait run}.
 *
 * @param file the program, as the user named it
 * @param classPath what it needs beside Plait
 * @param jvmOptions for the JVM that runs it
 * @param arguments for the program
 * @param java the JDK and the Plait to use
 */
public record Request(
    String file,
    ClassPath classPath,
    List<String> jvmOptions,
    List<String> arguments,
    JavaSetup java) {
  public Request {
    jvmOptions = List.copyOf(jvmOptions);
    arguments = List.copyOf(arguments);
  }
}
