package plait.internal.wire;

import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.Fn;
import plait.Fn2;
import plait.Sink;
import plait.Target;

/**
 * A lambda of one of Plait's types that came over a link. It calls its method by reflection, which
 * needs no linking; when the shape has been called often enough to pay for that, it calls the
 * linked lambda.
 */
abstract sealed class Reflected {
  private static final Object[] NONE = {};

  private final KnownLambda shape;
  private final Callee callee;
  private final @Nullable Object[] captured;
  private volatile @Nullable Object linked;

  Reflected(KnownLambda shape, Callee callee, @Nullable Object[] captured) {
    this.shape = shape;
    this.callee = callee;
    this.captured = captured;
  }

  /** A lambda of the interface with that internal name; null if it is not one of Plait's. */
  static @Nullable Reflected of(
      String interfaceName, KnownLambda shape, Callee callee, @Nullable Object[] captured) {
    return switch (interfaceName) {
      case "plait/Target" -> new OfTarget(shape, callee, captured);
      case "plait/Action" -> new OfAction(shape, callee, captured);
      case "plait/Fn" -> new OfFn(shape, callee, captured);
      case "plait/Fn2" -> new OfFn2(shape, callee, captured);
      case "plait/Sink" -> new OfSink(shape, callee, captured);
      default -> null;
    };
  }

  /** The lambda as its class makes it. */
  final Object linked() {
    Object known = linked;
    if (known == null) {
      try {
        known = shape.link(captured);
      } catch (WireException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      linked = known;
    }
    return known;
  }

  /** The linked lambda if the time for it has come, else null. */
  final @Nullable Object quick() {
    Object known = linked;
    return known != null ? known : shape.isHot() ? linked() : null;
  }

  final @Nullable Object call(@Nullable Object... arguments) throws Exception {
    try {
      return callee.call(captured, arguments);
    } catch (Callee.MisfitException unfit) {
      return direct(linked(), arguments); // it has the right exception for that
    } catch (Throwable failure) {
      throw Reflected.<RuntimeException>asItIs(failure);
    }
  }

  /** Calls the linked lambda. */
  abstract @Nullable Object direct(Object lambda, @Nullable Object[] arguments) throws Exception;

  /** Lets any throwable out, as a lambda would. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X asItIs(Throwable failure) throws X {
    throw (X) failure;
  }

  /** JDK serialization gets the lambda itself. */
  Object writeReplace() {
    return linked();
  }

  @Override
  public String toString() {
    return "lambda of " + callee;
  }

  @SuppressWarnings("unchecked")
  private static final class OfTarget extends Reflected implements Target<@Nullable Object> {
    OfTarget(KnownLambda shape, Callee callee, @Nullable Object[] captured) {
      super(shape, callee, captured);
    }

    @Override
    public @Nullable Object call() throws Exception {
      Object quick = quick();
      return quick == null ? call(NONE) : ((Target<@Nullable Object>) quick).call();
    }

    @Override
    @Nullable Object direct(Object lambda, @Nullable Object[] arguments) throws Exception {
      return ((Target<@Nullable Object>) lambda).call();
    }
  }

  private static final class OfAction extends Reflected implements Action {
    OfAction(KnownLambda shape, Callee callee, @Nullable Object[] captured) {
      super(shape, callee, captured);
    }

    @Override
    public void run() throws Exception {
      Object quick = quick();
      if (quick == null) {
        call(NONE);
      } else {
        ((Action) quick).run();
      }
    }

    @Override
    @Nullable Object direct(Object lambda, @Nullable Object[] arguments) throws Exception {
      ((Action) lambda).run();
      return null;
    }
  }

  @SuppressWarnings("unchecked")
  private static final class OfFn extends Reflected
      implements Fn<@Nullable Object, @Nullable Object> {
    OfFn(KnownLambda shape, Callee callee, @Nullable Object[] captured) {
      super(shape, callee, captured);
    }

    @Override
    public @Nullable Object apply(@Nullable Object argument) throws Exception {
      Object quick = quick();
      return quick == null
          ? call(new Object[] {argument})
          : ((Fn<@Nullable Object, @Nullable Object>) quick).apply(argument);
    }

    @Override
    @Nullable Object direct(Object lambda, @Nullable Object[] arguments) throws Exception {
      return ((Fn<@Nullable Object, @Nullable Object>) lambda).apply(arguments[0]);
    }
  }

  @SuppressWarnings("unchecked")
  private static final class OfFn2 extends Reflected
      implements Fn2<@Nullable Object, @Nullable Object, @Nullable Object> {
    OfFn2(KnownLambda shape, Callee callee, @Nullable Object[] captured) {
      super(shape, callee, captured);
    }

    @Override
    public @Nullable Object apply(@Nullable Object first, @Nullable Object second)
        throws Exception {
      Object quick = quick();
      return quick == null
          ? call(first, second)
          : ((Fn2<@Nullable Object, @Nullable Object, @Nullable Object>) quick)
              .apply(first, second);
    }

    @Override
    @Nullable Object direct(Object lambda, @Nullable Object[] arguments) throws Exception {
      return ((Fn2<@Nullable Object, @Nullable Object, @Nullable Object>) lambda)
          .apply(arguments[0], arguments[1]);
    }
  }

  @SuppressWarnings("unchecked")
  private static final class OfSink extends Reflected implements Sink<@Nullable Object> {
    OfSink(KnownLambda shape, Callee callee, @Nullable Object[] captured) {
      super(shape, callee, captured);
    }

    @Override
    public void accept(@Nullable Object value) throws Exception {
      Object quick = quick();
      if (quick == null) {
        call(new Object[] {value});
      } else {
        ((Sink<@Nullable Object>) quick).accept(value);
      }
    }

    @Override
    @Nullable Object direct(Object lambda, @Nullable Object[] arguments) throws Exception {
      ((Sink<@Nullable Object>) lambda).accept(arguments[0]);
      return null;
    }
  }
}
