package plait.internal.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The name of a primitive: the given one, or its kind and a number that is drawn when somebody asks
 * for it, so that unnamed primitives cost nothing to make.
 */
public final class Names {
  private static final Map<String, AtomicInteger> NUMBERS = new ConcurrentHashMap<>();
  private static final VarHandle NAME;

  static {
    try {
      NAME = MethodHandles.lookup().findVarHandle(Names.class, "name", String.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String kind;
  private volatile @Nullable String name;

  public Names(String kind, @Nullable String name) {
    this.kind = kind;
    this.name = name == null ? null : check(name);
  }

  /** Returns the name if it can be one. */
  public static String check(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A name must not be empty; leave it out instead.");
    }
    return name;
  }

  /** The name. */
  public String get() {
    String known = name;
    if (known != null) {
      return known;
    }
    String drawn = draw(kind);
    return NAME.compareAndSet(this, null, drawn) ? drawn : get();
  }

  /** The next name of a kind. */
  static String draw(String kind) {
    AtomicInteger number = NUMBERS.get(kind);
    if (number == null) {
      AtomicInteger first = new AtomicInteger();
      AtomicInteger earlier = NUMBERS.putIfAbsent(kind, first);
      number = earlier == null ? first : earlier;
    }
    return kind + "-" + number.incrementAndGet();
  }
}
