package plait.sanitizer.runtime;

import java.util.List;

/** What a report says of a thread. It outlives the thread, and keeps nothing of it alive. */
public final class ThreadInfo {
  private final long id;
  private final boolean virtual;
  private final String starter;
  private final Throwable start;
  private volatile String name;

  /** Made when it is needed; a thread may start very many. */
  private volatile String words;

  ThreadInfo(long id, boolean virtual, String name, String starter, Throwable start) {
    this.id = id;
    this.virtual = virtual;
    this.name = name;
    this.starter = starter;
    this.start = start;
  }

  public long id() {
    return id;
  }

  public boolean virtual() {
    return virtual;
  }

  public String name() {
    return name;
  }

  void rename(String newName) {
    if (!newName.equals(name)) {
      name = newName;
      words = null;
    }
  }

  /** The name of the thread that started it; null when the JVM did. */
  public String starter() {
    return starter;
  }

  /**
   * Where it was started; empty when the JVM did, or so many were started that not all places are
   * kept.
   */
  public List<StackTraceElement> startedAt() {
    return start == null ? List.of() : Access.frames(start);
  }

  @Override
  public String toString() {
    String known = words;
    if (known == null) {
      String kind = virtual ? "virtual thread" : "thread";
      known = kind + (name.isEmpty() ? "" : " \"" + name + "\"") + " #" + id;
      words = known;
    }
    return known;
  }
}
