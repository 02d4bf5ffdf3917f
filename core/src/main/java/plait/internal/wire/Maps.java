package plait.internal.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The kinds of maps that need no JDK serialization, told apart by class name. */
final class Maps {
  private static final int HASH_MAP = 0;
  private static final int LINKED_HASH_MAP = 1;
  private static final int CONCURRENT_MAP = 2;

  /** From here on the map is made after its entries. */
  private static final int MAP_OF = 16;

  private static final int EMPTY_MAP = 17;
  private static final int SINGLETON_MAP = 18;
  private static final int UNMODIFIABLE_MAP = 19;

  private Maps() {}

  /** The kind of a class of the JDK; -1 if it is none of them. */
  static int kindOf(String name) {
    return switch (name) {
      case "java.util.HashMap" -> HASH_MAP;
      case "java.util.LinkedHashMap" -> LINKED_HASH_MAP;
      case "java.util.concurrent.ConcurrentHashMap" -> CONCURRENT_MAP;
      case "java.util.ImmutableCollections$MapN", "java.util.ImmutableCollections$Map1" -> MAP_OF;
      case "java.util.Collections$EmptyMap" -> EMPTY_MAP;
      case "java.util.Collections$SingletonMap" -> SINGLETON_MAP;
      case "java.util.Collections$UnmodifiableMap" -> UNMODIFIABLE_MAP;
      default -> -1;
    };
  }

  static boolean isMadeLast(int kind) {
    return kind >= MAP_OF;
  }

  /** An empty map of a kind that is not made last. */
  static Map<@Nullable Object, @Nullable Object> empty(int kind, int size) throws WireException {
    return switch (kind) {
      case HASH_MAP -> HashMap.newHashMap(size);
      case LINKED_HASH_MAP -> LinkedHashMap.newLinkedHashMap(size);
      case CONCURRENT_MAP -> new ConcurrentHashMap<>(size);
      default -> throw new WireException("Unknown kind of map: " + kind);
    };
  }

  /** A map of a kind that is made last; the given one is no longer the caller's. */
  static Map<@Nullable Object, @Nullable Object> of(
      int kind, Map<@Nullable Object, @Nullable Object> entries) throws WireException {
    return switch (kind) {
      case MAP_OF -> Map.copyOf(entries);
      case EMPTY_MAP -> java.util.Collections.emptyMap();
      case SINGLETON_MAP -> single(entries);
      case UNMODIFIABLE_MAP -> java.util.Collections.unmodifiableMap(entries);
      default -> throw new WireException("Unknown kind of map: " + kind);
    };
  }

  private static Map<@Nullable Object, @Nullable Object> single(
      Map<@Nullable Object, @Nullable Object> entries) throws WireException {
    if (entries.size() != 1) {
      throw new WireException("A map of one entry has " + entries.size());
    }
    Map.Entry<@Nullable Object, @Nullable Object> only = entries.entrySet().iterator().next();
    return java.util.Collections.singletonMap(only.getKey(), only.getValue());
  }
}
