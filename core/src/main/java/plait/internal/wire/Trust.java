package plait.internal.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which classes a message may name, and how its lambdas become objects. Immutable.
 *
 * <p>A worker trusts its program, whose code it runs anyway. A program reads results {@link #open
 * openly}, or, from code that it does not trust, {@link #only by a list}.
 */
public final class Trust {
  private final @Nullable Trust other;
  private final boolean isFull;
  private final boolean isOpen;
  private final Set<String> classes;
  private final List<String> packages;

  private Trust(boolean isFull, boolean isOpen, Set<String> classes, List<String> packages) {
    this(isFull, isOpen, classes, packages, null);
  }

  /** {@code other} is another one that has to admit things, too. */
  private Trust(
      boolean isFull,
      boolean isOpen,
      Set<String> classes,
      List<String> packages,
      @Nullable Trust other) {
    this.other = other;
    this.isFull = isFull;
    this.isOpen = isOpen;
    this.classes = classes;
    this.packages = packages;
  }

  /** All classes; lambdas call the method they name, which starts quickest. */
  public static Trust full() {
    return new Trust(true, true, Set.of(), List.of());
  }

  /** All classes that the loaders give; only lambdas that their classes really have. */
  public static Trust open() {
    return new Trust(false, true, Set.of(), List.of());
  }

  /**
   * Primitives, strings, arrays, records, enums, the JDK's collections and value types, its plain
   * exceptions (others arrive as {@link StandIn}), and the named classes; of those also their
   * lambdas and their own serialization.
   *
   * @param names names of classes, or of packages followed by {@code .*}
   */
  public static Trust only(Iterable<String> names) {
    Set<String> classes = new HashSet<>();
    List<String> packages = new ArrayList<>();
    for (String name : names) {
      if (name.endsWith(".*")) {
        packages.add(name.substring(0, name.length() - 1));
      } else {
        classes.add(name);
      }
    }
    return new Trust(false, false, classes, packages);
  }

  /** What both admit, this one and another. */
  public Trust and(Trust more) {
    if (more.isOpen) {
      return this;
    }
    return isOpen
        ? more
        : new Trust(false, false, classes, packages, other == null ? more : other.and(more));
  }

  /** Whether all classes are admitted. */
  public boolean isOpen() {
    return isOpen;
  }

  /** Whether a lambda may call whatever method it names. */
  boolean isFull() {
    return isFull;
  }

  /** Whether instances of a class may be made by their own code, or lambdas of it. */
  boolean admits(String name) {
    return isOpen
        || ((classes.contains(name) || isInPackage(name)) && (other == null || other.admits(name)));
  }

  private boolean isInPackage(String name) {
    int end = name.lastIndexOf('.') + 1;
    for (String each : packages) {
      if (each.length() == end && name.startsWith(each)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether JDK serialization may make instances of a class: an admitted one, or a value type of
   * the JDK that holds no code and opens nothing.
   */
  boolean admitsSerialized(String name) {
    return admits(name) || ValueTypes.has(name);
  }

  WireException refused(String name) {
    return new WireException(
        name
            + " is not among the classes that are admitted here. Name it in trustOnly(...), or send a"
            + " record.");
  }
}
