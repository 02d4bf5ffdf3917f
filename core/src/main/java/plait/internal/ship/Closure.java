package plait.internal.ship;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Writes classes that a worker lacks, each with those that it will need next.
 *
 * <p>A class cannot be loaded without its supertypes, so these always go along. Of a class that a
 * task names, the classes it mentions follow too, and so on, while they share the beginning of its
 * package and the bounds allow: most tasks then run without a single question. Classes of libraries
 * wait until the worker asks.
 */
final class Closure {
  private static final int MOST_CLASSES = 64;
  private static final int MOST_BYTES = 128 * 1024;

  private final ShippedLoaders loaders;
  private final Delivery delivery;
  private final ShipmentWriter out;
  private final Queue<Step> steps = new ArrayDeque<>();
  private int classes;

  /** A class under the number of its loader; without a family only supertypes follow. */
  private record Step(ShippedClass type, int number, @Nullable String family) {}

  Closure(ShippedLoaders loaders, Delivery delivery, ShipmentWriter out) {
    this.loaders = loaders;
    this.delivery = delivery;
    this.out = out;
  }

  /** A class that a task names. */
  void addNamed(ShippedClass type, int number) {
    if (delivery.isFirst(number, type.name())) {
      write(new Step(type, number, family(type.name())));
      follow();
    }
  }

  /** A class that the worker has asked for. It goes even if it went before. */
  void addAsked(ShippedClass type, int number) {
    delivery.isFirst(number, type.name());
    write(new Step(type, number, null));
    follow();
  }

  private void write(Step step) {
    step.type.writeTo(out, step.number);
    classes++;
    steps.add(step);
  }

  private void follow() {
    for (Step step = steps.poll(); step != null; step = steps.poll()) {
      ClassReferences references = step.type.at(step.number).references();
      for (String supertype : references.supertypes()) {
        add(step, supertype);
      }
      if (step.family != null) {
        addFamily(step, step.family, references);
      }
    }
  }

  private void addFamily(Step step, String family, ClassReferences references) {
    for (String mentioned : references.mentioned()) {
      if (isOfFamily(mentioned, family) && hasRoom()) {
        add(step, mentioned);
      }
    }
  }

  private static boolean isOfFamily(String name, String family) {
    return family.isEmpty() ? name.indexOf('.') < 0 : name.startsWith(family);
  }

  private boolean hasRoom() {
    return classes < MOST_CLASSES && out.size() < MOST_BYTES;
  }

  private void add(Step from, String name) {
    ShippedClass type = find(from.type.loader(), name);
    if (type == null || type.isEverywhere()) {
      return;
    }
    int number = from.number;
    if (type.loader() != from.type.loader()) {
      number = type.loader().number();
      if (delivery.isFirst(from.number, name)) {
        out.tag(Shipment.ALIAS).number(from.number).text(name).number(number);
      }
    }
    if (delivery.isFirst(number, name)) {
      write(new Step(type, number, from.family));
    }
  }

  /**
   * The class as the loader sees it; null if it cannot be had now: the worker will be told then.
   */
  private @Nullable ShippedClass find(ShippedLoader from, String name) {
    ClassLoader loader = from.get();
    if (loader == null) {
      return null;
    }
    try {
      return loaders.shipped(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError | RuntimeException unavailable) {
      return null;
    }
  }

  /** The first two parts of the package and the dot; empty for the unnamed package. */
  private static String family(String name) {
    int first = name.indexOf('.');
    int second = name.indexOf('.', first + 1);
    return name.substring(0, Math.max(first, second) + 1);
  }
}
