package plait.internal.process;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.WorkerOutput;

/**
 * Takes what one worker prints to where it belongs. The thread that reads its link and the one that
 * drains its standard error use it, under this monitor.
 */
final class Printed {
  private static final int CAPTURED_BYTES = 1 << 20;

  private final OutputPolicy policy;
  private final ErrorTail tail = new ErrorTail();
  private final ErrorTail.@Nullable ByteTail captured;
  private final @Nullable Tags outTags;
  private final @Nullable Tags errTags;

  /** The end of what the present task has printed, if it is captured. */
  private final @Nullable ErrorTail recent;

  Printed(OutputPolicy policy, String tag) {
    this.policy = policy;
    boolean tagged = policy.how() == WorkerOutput.TAGGED;
    recent = policy.how() == WorkerOutput.CAPTURED ? new ErrorTail() : null;
    captured =
        policy.how() == WorkerOutput.CAPTURED ? new ErrorTail.ByteTail(CAPTURED_BYTES) : null;
    outTags = tagged ? new Tags(tag) : null;
    errTags = tagged ? new Tags(tag) : null;
  }

  /** The last of what came on standard error. */
  ErrorTail tail() {
    return tail;
  }

  /** What was captured; empty if that is not wanted. */
  String text() {
    return captured == null ? "" : captured.text(encoding());
  }

  /** The encoding in which workers print, so that it can be passed on as it is. */
  static Charset encoding() {
    return System.out.charset();
  }

  /** Whether it matters which task has printed what. */
  boolean isPerTask() {
    return outTags != null || recent != null;
  }

  /** What comes from now on was printed by a task of this name. */
  synchronized void begin(String name) {
    if (outTags != null && errTags != null) {
      end();
      outTags.tag(name);
      errTags.tag(name);
    }
    if (recent != null) {
      recent.clear();
    }
  }

  /** Gives the failure of the present task what that has printed, if it is captured. */
  synchronized void attachTo(Throwable failure) {
    List<String> lines = recent == null ? List.of() : recent.lines();
    if (!lines.isEmpty()) {
      failure.addSuppressed(new PrintedLines(lines));
    }
  }

  /** Takes bytes that were printed. */
  synchronized void take(boolean error, byte[] bytes, int length) {
    if (error) {
      tail.add(bytes, 0, length);
    }
    if (recent != null) {
      recent.add(bytes, 0, length);
    }
    if (policy.file() != null) {
      append(bytes, length);
      return;
    }
    switch (policy.how()) {
      case INHERITED -> print(error, bytes, length);
      case TAGGED -> printTagged(error, bytes, length);
      case CAPTURED -> Objects.requireNonNull(captured).add(bytes, 0, length);
      case DISCARDED -> {}
    }
  }

  /** A stream of the program that throws loses what it was given; no worker is lost for that. */
  private void print(boolean error, byte[] bytes, int length) {
    try {
      PrintStream stream = error ? System.err : System.out;
      stream.write(bytes, 0, length);
      stream.flush();
    } catch (RuntimeException broken) {
      tail.note("what the task printed could not be printed here: " + broken.getClass().getName());
    }
  }

  private void printTagged(boolean error, byte[] bytes, int length) {
    Tags tags = Objects.requireNonNull(error ? errTags : outTags);
    byte[] lines = tags.tag(bytes, length);
    print(error, lines, lines.length);
  }

  /** A file that cannot be written is no reason to lose a worker: the lines are lost. */
  private void append(byte[] bytes, int length) {
    try {
      PlainFile.write(Objects.requireNonNull(policy.file()), bytes, length, true);
    } catch (IOException e) {
      tail.note("what the task printed could not be written: " + e);
    }
  }

  /** The rest of a line that was not ended. */
  synchronized void end() {
    if (outTags != null && errTags != null) {
      endLine(false, outTags);
      endLine(true, errTags);
    }
  }

  private void endLine(boolean error, Tags tags) {
    byte[] rest = tags.rest();
    print(error, rest, rest.length);
  }

  /** Puts a tag before each line; holds back a line until it has ended. */
  private static final class Tags {
    private static final int LONGEST = 8 << 10;
    private byte[] tag = {};
    private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

    Tags(String name) {
      tag(name);
    }

    private void tag(String name) {
      tag = ("[" + name + "] ").getBytes(encoding());
    }

    byte[] tag(byte[] bytes, int length) {
      var tagged = new java.io.ByteArrayOutputStream();
      for (int i = 0; i < length; i++) {
        line.write(bytes[i]);
        if (bytes[i] == '\n' || line.size() == LONGEST) {
          emit(tagged);
        }
      }
      return tagged.toByteArray();
    }

    private void emit(java.io.ByteArrayOutputStream to) {
      to.writeBytes(tag);
      to.writeBytes(line.toByteArray());
      line.reset();
    }

    byte[] rest() {
      var last = new java.io.ByteArrayOutputStream();
      if (line.size() > 0) {
        line.write('\n');
        emit(last);
      }
      return last.toByteArray();
    }
  }
}
