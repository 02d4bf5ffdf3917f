package plait.internal.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a seat is given to run at a time: a body, or a function and some items in a row, which it
 * runs one after the other.
 *
 * <p>{@code begun} is written by the thread inside {@link Seat#perform} and read there after it;
 * {@code stopped} goes to true once.
 */
public final class Load {
  private final Packed body;
  private final @Nullable Object @Nullable [] items;
  private final int from;
  private final int size;
  private final boolean plain;
  private Watch.@Nullable Names names;
  private int attempt = 1;
  private int begun;
  private volatile boolean stopped;

  private Load(
      Packed body, @Nullable Object @Nullable [] items, int from, int size, boolean plain) {
    this.body = body;
    this.items = items;
    this.from = from;
    this.size = size;
    this.plain = plain;
  }

  /** One body, a target. */
  static Load of(Packed body) {
    return new Load(body, null, 0, 1, false);
  }

  /** A function and some of these items, as {@link Packing#item} made them. */
  static Load of(Packed function, @Nullable Object[] items, int from, int size) {
    return new Load(function, items, from, size, false);
  }

  /** The same with items that {@link Packing} has left as they are. */
  static Load ofPlain(Packed function, @Nullable Object[] items, int from, int size) {
    return new Load(function, items, from, size, true);
  }

  /** The target or the function. */
  public Packed body() {
    return body;
  }

  /** Whether the body is a function to apply to items. */
  public boolean hasItems() {
    return items != null;
  }

  /** Whether {@link Packing} has left all of them as they are. */
  public boolean hasPlainItems() {
    return plain;
  }

  /** All items, which are plain. */
  public List<@Nullable Object> plainItems() {
    return Arrays.<@Nullable Object>asList(
        Arrays.copyOfRange(Objects.requireNonNull(items), from, from + size));
  }

  void name(Watch.Names what) {
    names = what;
  }

  /** What messages call a thing; for the thread inside {@link Seat#perform}. */
  public String name(int at) {
    return names == null ? "a task" : names.of(at);
  }

  /** It is tried for the so many-th time. */
  Load attempt(int number) {
    attempt = number;
    return this;
  }

  /** Which attempt it is, from 1. */
  public int attempt() {
    return attempt;
  }

  /** How many things there are to run. */
  public int size() {
    return size;
  }

  /** An item, as {@link Packing#item} made it. */
  public @Nullable Object item(int at) {
    return Objects.requireNonNull(items)[from + at];
  }

  /**
   * The seat says how many things have begun for all that is known: told before perform throws, at
   * the latest. Things that have not begun are run elsewhere.
   */
  public void begun(int count) {
    begun = count;
  }

  int begun() {
    return begun;
  }

  /** Whether nothing more of it is to begin: a seat looks after it has become stoppable. */
  public boolean isStopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
  }
}
