package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * How throwables are written: name, text, message, stack trace, cause and suppressed ones always;
 * then what it takes to make the object again, if it can travel. So nothing that a throwable holds
 * keeps its story from arriving.
 */
final class ThrowableForm extends WholeForm {
  /** Only the story: the reader makes a {@link StandIn}. */
  static final int STORY = 0;

  /** The reader calls the constructor that {@link Remaker} finds. */
  static final int REMADE = 1;

  /** The object's own bytes follow. */
  static final int SERIALIZED = 2;

  private final boolean isRemade;
  private final @Nullable Definition definition;

  ThrowableForm(Class<?> type, Packer packer) {
    super(true);
    this.isRemade = Remaker.of(type) != null;
    this.definition = type == StandIn.class ? null : definition(type, packer);
  }

  private static @Nullable Definition definition(Class<?> type, Packer packer) {
    try {
      return packer.definitionOf(type);
    } catch (Unsendable onlyHere) {
      return null;
    }
  }

  @Override
  void content(Encoder out, Object value) {
    Throwable throwable = (Throwable) value;
    StackTraceElement[] trace = Guarded.trace(throwable);
    JdkParts object = definition == null || isRemade ? null : serialized(out, throwable, trace);
    out.put(Tag.THROWABLE);
    story(out, throwable, trace);
    if (definition == null || (!isRemade && object == null)) {
      out.put(STORY);
    } else if (isRemade) {
      out.put(REMADE);
      out.use(definition);
    } else if (object != null) {
      out.put(SERIALIZED);
      out.use(definition);
      object.write(out, throwable);
    }
  }

  private static void story(Encoder out, Throwable throwable, StackTraceElement[] trace) {
    out.string(
        throwable instanceof StandIn standIn ? standIn.typeName() : throwable.getClass().getName());
    out.string(Guarded.whole(throwable));
    out.write(Guarded.message(throwable));
    out.putCount(trace.length);
    for (StackTraceElement element : trace) {
      Traces.write(out, element);
    }
    relative(out, Guarded.cause(throwable));
    Throwable[] suppressed = throwable.getSuppressed();
    out.putCount(suppressed.length);
    for (Throwable each : suppressed) {
      relative(out, each);
    }
  }

  /** Writes a cause, or null where the story would go round in circles or on for ever. */
  private static void relative(Encoder out, @Nullable Throwable relative) {
    out.write(relative == null || out.isUnmade(relative) || out.isDeep() ? null : relative);
  }

  private static @Nullable JdkParts serialized(
      Encoder out, Throwable throwable, StackTraceElement[] trace) {
    try {
      JdkParts object = JdkParts.of(out, throwable, trace);
      object.tryOut(out, throwable);
      return object;
    } catch (Unsendable | StackOverflowError onlyItsStory) {
      return null;
    }
  }
}
