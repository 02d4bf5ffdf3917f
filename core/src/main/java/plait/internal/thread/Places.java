package plait.internal.thread;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells lines of the program from lines of the machinery. */
public final class Places {
  /** So many walks are done the plain way. */
  private static final int FIRST_WALKS = 4;

  /** Plain: a count lost to a race means one more plain walk. */
  private static int walks;

  private Places() {}

  /** Loaded when it is needed: a new program has its first result sooner without it. */
  private static final class Walker {
    static final StackWalker STACK = StackWalker.getInstance();

    static final Function<Stream<StackFrame>, Optional<StackTraceElement>> CALLER =
        new Function<>() {
          @Override
          public Optional<StackTraceElement> apply(Stream<StackFrame> frames) {
            for (Iterator<StackFrame> each = frames.iterator(); each.hasNext(); ) {
              StackFrame frame = each.next();
              if (isProgram(frame.getClassName())) {
                return Optional.of(frame.toStackTraceElement());
              }
            }
            return Optional.empty();
          }
        };
  }

  /** The line of the program that called into Plait, in the calling thread. */
  static Optional<StackTraceElement> caller() {
    if (walks < FIRST_WALKS) {
      walks++;
      return firstOfProgram(new Throwable().getStackTrace());
    }
    return Walker.STACK.walk(Walker.CALLER);
  }

  private static Optional<StackTraceElement> firstOfProgram(StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      if (isProgram(frame.getClassName())) {
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  /** The line of the program that a waiting thread is at. */
  public static String waitsAt(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .filter(frame -> isProgram(frame.getClassName()))
        .findFirst()
        .map(Object::toString)
        .orElse("an unknown line");
  }

  /** Where a thread took what it holds, as far as its stack shows it. */
  static Optional<String> takenAt(Thread holder, Blocker held) {
    return held.takers().isEmpty() ? Optional.empty() : AcquireSites.of(holder, held.takers());
  }

  static boolean isProgram(String className) {
    return !className.startsWith("java.")
        && !className.startsWith("jdk.")
        && !className.startsWith("plait.internal.")
        && !(className.startsWith("plait.") && className.lastIndexOf('.') == 5);
  }
}
