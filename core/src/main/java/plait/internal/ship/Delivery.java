package plait.internal.ship;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one worker has been sent of the program's classes, and the answers to what it asks for.
 *
 * <p>Any thread may call it. What {@link #ahead} gives has to be written to the worker before the
 * message that it was asked for; if another message overtakes it, the worker asks once more than it
 * had to.
 *
 * <p>A worker is not trusted. It is answered about loaders of which it was sent something, or any
 * worker if it {@link #shareAll shares} something with them, in the bounds of its {@link
 * ShippingLimits}; it gets classes and resources by their names, never files by their paths, and
 * nothing of the JDK.
 */
public final class Delivery {
  private final ShippedLoaders loaders;
  private final ResourceAnswers resources;
  private final ShippingAccount account;
  private final Set<Integer> declared = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Set<String>> sent = new ConcurrentHashMap<>();
  private volatile int goneNumbers;
  private volatile boolean isOfAll;

  Delivery(ShippedLoaders loaders, ShippingLimits limits) {
    this.loaders = loaders;
    this.account = new ShippingAccount(limits);
    this.resources = new ResourceAnswers(account);
    this.goneNumbers = loaders.goneNumbers();
  }

  /**
   * What the worker has to be told before a message that names these classes: {@code names[i]} of
   * loader {@code numbers[i]}, for each i.
   *
   * @return a body for {@link RemoteLoaders#accept}; null if the worker has it all
   */
  public byte @Nullable [] ahead(int[] numbers, String[] names) {
    ShipmentWriter out = null;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != 0 && !wasSent(numbers[i], names[i])) {
        if (out == null) {
          out = new ShipmentWriter();
          writeForgotten(out, numbers);
        }
        addNamed(out, numbers[i], names[i]);
      }
    }
    return out == null ? null : out.toBytes();
  }

  private void addNamed(ShipmentWriter out, int number, String name) {
    ShippedLoader loader = loaders.numbered(number);
    ShippedClass type = loader == null ? null : loader.registered(name);
    if (type != null) {
      new Closure(loaders, this, out).addNamed(type, number);
    }
  }

  /** The worker may drop loaders that are collected here, and those that have newer numbers. */
  private void writeForgotten(ShipmentWriter out, int[] needed) {
    loaders.forgetCollected();
    int gone = loaders.goneNumbers();
    if (gone == goneNumbers) {
      return;
    }
    goneNumbers = gone;
    for (int number : declared) {
      ShippedLoader loader = loaders.numbered(number);
      boolean isGone = loader == null || loader.number() != number;
      if (isGone && !contains(needed, number) && sent.remove(number) != null) {
        out.tag(Shipment.FORGET).number(number);
      }
    }
  }

  private static boolean contains(int[] numbers, int number) {
    for (int each : numbers) {
      if (each == number) {
        return true;
      }
    }
    return false;
  }

  private boolean wasSent(int number, String name) {
    Set<String> names = sent.get(number);
    return names != null && names.contains(name);
  }

  /** Notes that the worker gets a class, or learns where it is; false if it did before. */
  boolean isFirst(int number, String name) {
    declared.add(number);
    Set<String> names = sent.get(number);
    if (names == null) {
      Set<String> none = ConcurrentHashMap.newKeySet();
      Set<String> earlier = sent.putIfAbsent(number, none);
      names = earlier == null ? none : earlier;
    }
    return names.add(name);
  }

  /**
   * From now on the worker may ask about all class loaders of which any worker was sent something:
   * it shares memory with others, where it meets their classes.
   */
  public void shareAll() {
    isOfAll = true;
  }

  /**
   * The answer to a question of the worker. It never fails: what cannot be had is an answer too.
   *
   * <p>It may call class loaders of the program, and takes as long as they do.
   */
  public byte[] answer(int number, String name) {
    try {
      account.request();
      ShippedLoader loader = isOfAll ? loaders.anywhere(number) : loaders.numbered(number);
      if (loader == null || !(isOfAll || declared.contains(number))) {
        return Shipment.refused("this worker was sent nothing of a class loader " + number);
      }
      ClassLoader asked = loader.get();
      if (asked == null) {
        return Shipment.refused("the class loader has been unloaded");
      }
      ResourceRequest request = ResourceRequest.of(name);
      if (request == null) {
        return classAnswer(loader, asked, number, name);
      }
      ShippedClass sentClass = loader.registered(request.className());
      return sentClass == null
          ? resources.answer(asked, loader.layer(), request)
          : classFile(sentClass.at(number).bytes());
    } catch (RefusedException | UnshippableClassException e) {
      return Shipment.refused(String.valueOf(e.getMessage()));
    } catch (Exception | LinkageError e) {
      return Shipment.refused(e.toString());
    }
  }

  /** A class file as a resource: the one that was sent, whatever lies there now. */
  private byte[] classFile(byte[] bytes) throws RefusedException {
    account.classBytes(bytes.length);
    return new ShipmentWriter().tag(Shipment.CONTENT).block(bytes).toBytes();
  }

  private byte[] classAnswer(ShippedLoader loader, ClassLoader asked, int number, String name)
      throws RefusedException {
    ClassNames.check(name);
    ShippedClass type;
    try {
      type = loaders.shipped(Class.forName(name, false, asked));
    } catch (ClassNotFoundException absent) {
      return new ShipmentWriter().tag(Shipment.NONE).toBytes();
    }
    if (type.isEverywhere()) {
      return new ShipmentWriter().tag(Shipment.LOCAL).toBytes();
    }
    int definer = type.loader() == loader ? number : type.loader().number();
    ShipmentWriter out = new ShipmentWriter().tag(Shipment.DEFINED).number(definer);
    if (definer == number || !wasSent(definer, name)) {
      new Closure(loaders, this, out).addAsked(type, definer);
    }
    account.classBytes(out.size());
    return out.toBytes();
  }
}
