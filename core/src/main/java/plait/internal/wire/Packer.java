package plait.internal.wire;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;

/**
 * Turns values into {@link Parcel}s. A process has one, because it numbers the definitions of the
 * classes that the process sends. Safe for several threads; what it knows of a class goes when the
 * class is unloaded.
 */
public final class Packer {
  private final Loaders loaders;
  private final Limits limits;
  private final LongArrays longArrays;
  private final AtomicInteger lastNumber = new AtomicInteger();
  private final ClassValue<Form> forms = new FormOfClass();
  private final ClassValue<Definition> definitions = new DefinitionOfClass();

  /** Makes a packer that keeps to the given limits. */
  public Packer(Loaders loaders, Limits limits) {
    this(loaders, limits, LongArrays.INSIDE);
  }

  /** Makes a packer that treats long arrays in the given way. */
  public Packer(Loaders loaders, Limits limits, LongArrays longArrays) {
    this.loaders = loaders;
    this.limits = limits;
    this.longArrays = longArrays;
  }

  /** Makes a packer with {@link Limits#WIDE wide limits}. */
  public Packer(Loaders loaders) {
    this(loaders, Limits.WIDE);
  }

  /**
   * Packs a value as it is now; later changes of it are not seen. It must not be changed meanwhile.
   *
   * @throws NotSendableException if it, or something in it, cannot travel; the message names the
   *     way to it and a fix
   */
  public Parcel pack(@Nullable Object value) {
    return pack(value, longArrays);
  }

  /**
   * Packs a value with its long arrays treated in another way.
   *
   * @throws NotSendableException if it, or something in it, cannot travel
   */
  public Parcel pack(@Nullable Object value, LongArrays longArrays) {
    Encoder out = new Encoder(this, limits, longArrays);
    try {
      out.write(value);
      return out.parcel();
    } catch (Unsendable why) {
      throw Refusal.of(what(value), why);
    } catch (StackOverflowError tooDeep) {
      throw Refusal.of(what(value), Refusal.tooDeep());
    }
  }

  /**
   * Packs a failure. If it cannot travel as it is, its text, stack trace and causes do, and if even
   * they are beyond the limits, its type and text.
   */
  public Parcel packFailure(Throwable failure) {
    try {
      return pack(failure);
    } catch (NotSendableException tooMuch) {
      String text = Guarded.text(failure);
      return pack(new StandIn(failure.getClass().getName(), text, text, null));
    }
  }

  private String what(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    Class<?> type = value.getClass();
    try {
      return formOf(type) instanceof LambdaForm lambda
          ? lambda.source(value).toString()
          : "The " + Refusal.name(type);
    } catch (RuntimeException untold) {
      return "The " + type.getName();
    }
  }

  Form formOf(Class<?> type) {
    return forms.get(type);
  }

  /** The definition of a class that is neither an array nor primitive. */
  Definition definitionOf(Class<?> type) {
    return definitions.get(type);
  }

  int nextNumber() {
    int number = lastNumber.incrementAndGet();
    if (number > Definition.HIGHEST) {
      throw new IllegalStateException(
          "More than " + Definition.HIGHEST + " classes and lambdas were sent by this process");
    }
    return number;
  }

  private final class FormOfClass extends ClassValue<Form> {
    @Override
    protected Form computeValue(Class<?> type) {
      return type.isHidden() ? LambdaForm.of(type, Packer.this) : Forms.of(type, Packer.this);
    }
  }

  private final class DefinitionOfClass extends ClassValue<Definition> {
    @Override
    protected Definition computeValue(Class<?> type) {
      return Definitions.of(type, loaders, nextNumber());
    }
  }
}
