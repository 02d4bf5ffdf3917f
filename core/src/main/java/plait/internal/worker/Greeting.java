package plait.internal.worker;

import java.io.File;
import java.io.IOException;
import plait.internal.wire.FrameBody;
import plait.internal.wire.FrameWriter;

/**
 * What a worker tells of itself in its first frame, after the version of the protocol and the
 * token.
 *
 * @param jdk the version of its JDK
 * @param build the number of its build of Plait, see {@link Build}
 * @param pid the number of its process; 0 where that takes long to find out
 * @param maxHeap how many bytes its heap may have
 */
public record Greeting(String jdk, int build, long pid, long maxHeap) {

  /** The greeting of this process. */
  public static Greeting mine() throws IOException {
    return new Greeting(
        System.getProperty("java.runtime.version"),
        Build.mine(),
        ownNumber(),
        Runtime.getRuntime().maxMemory());
  }

  /** Where Linux tells it; {@link ProcessHandle} takes as long as half of a JVM's start. */
  private static long ownNumber() throws IOException {
    File self = new File("/proc/self");
    return self.exists() ? Long.parseLong(self.getCanonicalFile().getName()) : 0;
  }

  public void write(FrameWriter out) throws IOException {
    out.writeText(jdk);
    out.writeInt(build);
    out.writeLong(pid);
    out.writeLong(maxHeap);
  }

  public static Greeting read(FrameBody in) throws IOException {
    return new Greeting(in.readText(), in.readInt(), in.readLong(), in.readLong());
  }
}
