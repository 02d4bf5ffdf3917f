package plait.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What worker processes can do on this system, and what they do without. */
final class WorkerFeatures {
  private WorkerFeatures() {}

  /**
   * Looks at a system.
   *
   * @param root where its files are
   * @param javaHome the JDK that runs workers
   */
  static Finding finding(Path root, Path javaHome) {
    Path bin = javaHome.resolve("bin");
    if (!Files.isExecutable(bin.resolve("java")) && !Files.isExecutable(bin.resolve("java.exe"))) {
      return Finding.missing(
          "processes",
          "no program java in " + bin + ", so there are no worker processes",
          "use a JDK that has it, or name one with Processes.javaHome(path)");
    }
    List<String> lacks = lacks(root);
    return Finding.fine(
        "processes",
        lacks.isEmpty() ? "all features of workers" : "reduced: " + String.join("; ", lacks));
  }

  private static List<String> lacks(Path root) {
    List<String> lacks = new ArrayList<>();
    if (!Files.isExecutable(root.resolve("bin/sh")) || !Files.isDirectory(root.resolve("dev/fd"))) {
      lacks.add("workers are met over TCP of the loopback interface instead of pipes");
    }
    if (!Files.isReadable(root.resolve("proc/self/status"))) {
      lacks.add("memory(...) and recycleFrom(...) do nothing, and stats() tell no memory");
    }
    boolean shares =
        Files.isWritable(root.resolve("dev/shm"))
            && Files.isDirectory(root.resolve("proc/self/fd"));
    if (!shares) {
      lacks.add("long arrays travel over the link instead of shared memory");
      lacks.add("what processes share lies in files of a private folder");
    }
    if (!Files.isReadable(root.resolve("sys/fs/cgroup/cgroup.controllers"))) {
      lacks.add("a worker that the kernel kills for want of memory is told as KILLED");
    }
    return lacks;
  }
}
