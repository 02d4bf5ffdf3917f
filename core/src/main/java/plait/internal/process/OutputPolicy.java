package plait.internal.process;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plait.WorkerOutput;

/**
 * What becomes of what a worker prints.
 *
 * @param file where it is appended, or null if it goes the way of {@code how}
 */
public record OutputPolicy(WorkerOutput how, @Nullable Path file) {
  public static final OutputPolicy INHERITED = new OutputPolicy(WorkerOutput.INHERITED, null);

  public static OutputPolicy of(WorkerOutput how) {
    return new OutputPolicy(how, null);
  }

  public static OutputPolicy to(Path file) {
    return new OutputPolicy(WorkerOutput.DISCARDED, file);
  }
}
