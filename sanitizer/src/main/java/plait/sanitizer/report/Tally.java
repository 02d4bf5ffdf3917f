package plait.sanitizer.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was done to the program's classes: a run in which nothing was checked must not look like a
 * clean one.
 */
public final class Tally {
  /** The exit code of a run in which the sanitizer could not do its work. */
  public static final int CANNOT_WATCH = 67;

  private int classes;
  private long accesses;
  private long unresolved;
  private String unknownJdk;
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private final Map<String, String> failed = new TreeMap<>();

  public synchronized void changed(int checks, int notFound) {
    classes++;
    accesses += checks;
    unresolved += notFound;
  }

  /** Forgets what was counted before the program starts, but not what failed. */
  public synchronized void restart() {
    classes = 0;
    accesses = 0;
    unresolved = 0;
  }

  /** Some methods of a class are too long to be changed as much as others. */
  public synchronized void leftOut(String className, int methods) {
    leftOut.put(className, methods);
  }

  /** A class is as it was, because changing it failed. */
  public synchronized void failed(String className, Throwable cause) {
    failed.put(className, cause.toString());
  }

  /** A class of the JDK could not be changed, so that threads may seem unordered that are not. */
  public synchronized void unknownJdk(String what) {
    if (unknownJdk == null) {
      unknownJdk = what;
    }
  }

  /** What {@link #unknownJdk(String)} was first told; null if nothing. */
  public synchronized String unknownJdk() {
    return unknownJdk;
  }

  public synchronized int classes() {
    return classes;
  }

  public synchronized long accesses() {
    return accesses;
  }

  public synchronized long unresolved() {
    return unresolved;
  }

  public synchronized int methodsLeftOut() {
    return leftOut.values().stream().mapToInt(n -> n).sum();
  }

  /** Why, by the class's name. */
  public synchronized Map<String, String> failed() {
    return new TreeMap<>(failed);
  }
}
