package plait;

/**
 * What becomes of what a worker process prints: the lines of {@link System#out} and {@link
 * System#err}, and what its native code or the JVM itself writes.
 *
 * <p>Python: child processes share the parent's streams.
 */
public enum WorkerOutput {
  /** It appears in this program's {@link System#out} and {@link System#err}. The default. */
  INHERITED,
  /** As {@link #INHERITED}, each line with the name of the task or the item before it. */
  TAGGED,
  /**
   * It is kept, the last mebibyte of it, for {@link ProcessTask#output()}. The failure of a task or
   * of a pool's call shows the last lines that it has printed, as a suppressed exception.
   */
  CAPTURED,
  /** It is dropped; the last lines of standard error are kept for {@link WorkerDiedException}. */
  DISCARDED
}
