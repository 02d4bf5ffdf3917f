package plait.sanitizer.runtime;

import java.util.ArrayList;
import java.util.List;

/** One side of a race. */
public final class Access {
  /**
   * What the agent calls methods that it adds for method references. A number follows, and the name
   * of the method with the reference.
   */
  public static final String REFERENCE = "$plait$of$";

  private final boolean write;
  private final ThreadInfo thread;
  private final Site site;
  private final List<StackTraceElement> stack;
  private final boolean exact;
  private final List<String> locks;

  private Access(
      boolean write,
      ThreadInfo thread,
      Site site,
      List<StackTraceElement> stack,
      boolean exact,
      List<String> locks) {
    this.write = write;
    this.thread = thread;
    this.site = site;
    this.stack = stack;
    this.exact = exact;
    this.locks = locks;
  }

  static Access now(ThreadState state, int site, long word) {
    HeldLocks held = state.held;
    List<String> locks = new ArrayList<>();
    for (int i = 0; i < held.count(); i++) {
      add(locks, LockName.of(held.lock(i)), held.kind(i));
    }
    Site at = Sites.get(site);
    return new Access(at.isWrite(), state.info, at, frames(new Trace()), true, locks);
  }

  static Access before(long word, boolean wrote) {
    Traces.Entry trace = Traces.get(Word.trace(word));
    ThreadInfo thread = Slots.thread(word);
    if (trace == null) {
      return new Access(wrote, thread, null, List.of(), false, List.of());
    }
    List<String> locks = new ArrayList<>();
    for (int i = 0; i < trace.locks.length; i++) {
      add(locks, (String) trace.locks[i], trace.kinds[i]);
    }
    return new Access(
        wrote, thread, Sites.get(trace.site), frames(trace.stack), !trace.reused, locks);
  }

  private static void add(List<String> locks, String name, LockKind kind) {
    String words = kind.words() + " " + name;
    if (!locks.contains(words)) {
      locks.add(words);
    }
  }

  /** The program's part of a stack. */
  static List<StackTraceElement> frames(Throwable stack) {
    List<StackTraceElement> frames = new ArrayList<>();
    for (StackTraceElement frame : stack.getStackTrace()) {
      if (frame.getMethodName().startsWith(REFERENCE)) {
        frames.add(atReference(frame));
      } else if (!frame.getClassName().startsWith("plait.sanitizer.")
          && !frame.getMethodName().startsWith("$plait$")) {
        frames.add(frame);
      }
    }
    return frames;
  }

  /** The method that was added for a method reference stands for the one with the reference. */
  private static StackTraceElement atReference(StackTraceElement frame) {
    String name = frame.getMethodName();
    return new StackTraceElement(
        frame.getClassName(),
        name.substring(name.indexOf('$', REFERENCE.length()) + 1),
        frame.getFileName(),
        frame.getLineNumber());
  }

  public boolean write() {
    return write;
  }

  /** Who; null when it is too long ago to be known. */
  public ThreadInfo thread() {
    return thread;
  }

  /** Where; null when it is not known. */
  public Site site() {
    return site;
  }

  public List<StackTraceElement> stack() {
    return stack;
  }

  /**
   * Whether the stack and the locks are this access's own, and not those of an earlier one at the
   * same place.
   */
  public boolean exact() {
    return exact;
  }

  public List<String> locks() {
    return locks;
  }

  /** The same for accesses at the same place. */
  String key() {
    if (!stack.isEmpty()) {
      return stack.get(0).toString();
    }
    return site == null ? "?" : site.method() + ":" + site.line();
  }
}
