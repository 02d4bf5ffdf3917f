package plait.internal.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;
import plait.internal.ship.RelatedLoaders;
import plait.internal.ship.RemoteLoaders;
import plait.internal.ship.ShippedLoaders;
import plait.internal.wire.Letters;
import plait.internal.wire.Limits;
import plait.internal.wire.LongArrays;
import plait.internal.wire.Packer;
import plait.internal.wire.Parcel;
import plait.internal.wire.TypeName;

/**
 * What this program's workers have in common: its class loaders, and the numbers of its classes.
 */
public final class Program {
  static final ShippedLoaders LOADERS = new ShippedLoaders(RemoteLoaders.here());
  private static final Packer PACKER = new Packer(LOADERS, Limits.WIDE, LongArrays.COPIED_BESIDE);

  private static final class Mail {
    static final Letters LETTERS = new Letters(new RelatedLoaders(LOADERS), Limits.WIDE);
  }

  private Program() {}

  /** For the values that processes leave to each other in memory that they share. */
  public static Letters letters() {
    return Mail.LETTERS;
  }

  /**
   * Makes a value ready to travel to any worker; later changes of it are not seen.
   *
   * @throws NotSendableException if it cannot travel
   */
  public static Parcel pack(@Nullable Object value) {
    return PACKER.pack(value);
  }

  /**
   * The same for a value that nobody changes until it is answered for: its long arrays are read
   * when they are sent.
   *
   * @throws NotSendableException if it cannot travel
   */
  static Parcel packLent(@Nullable Object value) {
    return PACKER.pack(value, LongArrays.LENT_BESIDE);
  }

  /**
   * Packs a body, with the variables of JShell that it reads.
   *
   * @throws NotSendableException if it, or one of these, cannot travel
   */
  static Parcel packBody(Object body) {
    Parcel parcel = pack(body);
    for (TypeName type : parcel.types()) {
      if (ShellCode.isSnippet(type)) {
        return packWithVariables(body, parcel);
      }
    }
    return parcel;
  }

  private static Parcel packWithVariables(Object body, Parcel parcel) {
    List<ShellBody.Variable> variables =
        ShellCode.variables(
            parcel.types().stream()
                .filter(ShellCode::isSnippet)
                .<Class<?>>map(Program::found)
                .toList());
    variables.forEach(Program::check);
    return variables.isEmpty() ? parcel : pack(new ShellBody(body, variables));
  }

  private static Class<?> found(TypeName type) {
    try {
      return LOADERS.find(type.loader(), type.name());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("what was packed a moment ago is known", e);
    }
  }

  private static void check(ShellBody.Variable variable) {
    try {
      var _ = pack(variable.value());
    } catch (NotSendableException why) {
      throw new NotSendableException(
          "The task reads the variable " + variable.name() + " of JShell. " + why.getMessage(),
          why.getCause());
    }
  }
}
