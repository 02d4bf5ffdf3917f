package plait.internal.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An enum that the other side named, with the constants it has there. */
final class KnownEnum extends KnownClass {
  private final String[] names;
  private volatile Object @Nullable [] constants;

  KnownEnum(TypeName name, String[] names) {
    super(name);
    this.names = names;
  }

  Object constant(int ordinal, Incoming link) throws WireException {
    Object[] all = constants;
    if (all == null) {
      all = constants = matched(link);
    }
    if (ordinal >= all.length) {
      throw new WireException(name().name() + " has no constant number " + ordinal);
    }
    return all[ordinal];
  }

  private Object[] matched(Incoming link) throws WireException {
    Object[] here = type(link).getEnumConstants();
    if (here == null) {
      throw differs("nature, it is no enum");
    }
    Map<String, Object> byName = new HashMap<>();
    for (Object constant : here) {
      byName.put(((Enum<?>) constant).name(), constant);
    }
    Object[] all = new Object[names.length];
    for (int i = 0; i < all.length; i++) {
      Object constant = byName.get(names[i]);
      if (constant == null) {
        throw differs("constants");
      }
      all[i] = constant;
    }
    return all;
  }
}
