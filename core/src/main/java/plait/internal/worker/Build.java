package plait.internal.worker;

import java.io.File;

/**
 * Tells builds of Plait apart by the length and time of a file: a worker does this on its way to
 * the first result, when to read the jar would take as long as a task.
 */
public final class Build {
  private static final String JAR = ".jar";

  /** Stands for all classes of a folder: who builds them again writes them all. */
  private static final String CLASS = "plait/internal/worker/Kind.class";

  private Build() {}

  /**
   * The number of the build in a jar or a folder of classes. An empty path stands for the image
   * that runs the program, which has one only.
   */
  public static int id(String path) {
    if (path.isEmpty()) {
      return 0;
    }
    File file = path.endsWith(JAR) ? new File(path) : new File(path, CLASS);
    long sum = file.lastModified() * 31 + file.length();
    return (int) (sum ^ sum >>> 32);
  }

  /** The build that runs here, in a process whose class path holds nothing else. */
  static int mine() {
    return id(System.getProperty("java.class.path", ""));
  }
}
