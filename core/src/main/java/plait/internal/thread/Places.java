package plait.internal.thread;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells lines of the program from lines of the machinery. */
public final class Places {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private static final Function<Stream<StackFrame>, Optional<StackTraceElement>> CALLER =
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

  private Places() {}

  /** The line of the program that called into Plait, in the calling thread. */
  static Optional<StackTraceElement> caller() {
    return WALKER.walk(CALLER);
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
