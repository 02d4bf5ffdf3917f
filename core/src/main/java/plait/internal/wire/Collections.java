package plait.internal.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The kinds of collections that need no JDK serialization, told apart by class name. */
@SuppressWarnings("JdkObsolete") // a LinkedList arrives as what it was
final class Collections {
  private static final int ARRAY_LIST = 0;
  private static final int LINKED_LIST = 1;
  private static final int ARRAY_DEQUE = 2;
  private static final int HASH_SET = 3;
  private static final int LINKED_HASH_SET = 4;
  private static final int COPY_ON_WRITE_LIST = 5;

  /** From here on the collection is made after its elements. */
  private static final int LIST_OF = 16;

  private static final int SET_OF = 17;
  private static final int AS_LIST = 18;
  private static final int EMPTY_LIST = 19;
  private static final int EMPTY_SET = 20;
  private static final int SINGLETON_LIST = 21;
  private static final int SINGLETON = 22;
  private static final int UNMODIFIABLE_LIST = 23;
  private static final int UNMODIFIABLE_LINKED_LIST = 24;
  private static final int UNMODIFIABLE_SET = 25;
  private static final int UNMODIFIABLE_COLLECTION = 26;

  private Collections() {}

  /** The kind of a class of the JDK; -1 if it is none of them. */
  static int kindOf(String name) {
    return switch (name) {
      case "java.util.ArrayList" -> ARRAY_LIST;
      case "java.util.LinkedList" -> LINKED_LIST;
      case "java.util.ArrayDeque" -> ARRAY_DEQUE;
      case "java.util.HashSet" -> HASH_SET;
      case "java.util.LinkedHashSet" -> LINKED_HASH_SET;
      case "java.util.concurrent.CopyOnWriteArrayList" -> COPY_ON_WRITE_LIST;
      case "java.util.ImmutableCollections$ListN", "java.util.ImmutableCollections$List12" ->
          LIST_OF;
      case "java.util.ImmutableCollections$SetN", "java.util.ImmutableCollections$Set12" -> SET_OF;
      case "java.util.Arrays$ArrayList" -> AS_LIST;
      case "java.util.Collections$EmptyList" -> EMPTY_LIST;
      case "java.util.Collections$EmptySet" -> EMPTY_SET;
      case "java.util.Collections$SingletonList" -> SINGLETON_LIST;
      case "java.util.Collections$SingletonSet" -> SINGLETON;
      case "java.util.Collections$UnmodifiableRandomAccessList" -> UNMODIFIABLE_LIST;
      case "java.util.Collections$UnmodifiableList" -> UNMODIFIABLE_LINKED_LIST;
      case "java.util.Collections$UnmodifiableSet" -> UNMODIFIABLE_SET;
      case "java.util.Collections$UnmodifiableCollection" -> UNMODIFIABLE_COLLECTION;
      default -> -1;
    };
  }

  static boolean isMadeLast(int kind) {
    return kind >= LIST_OF;
  }

  /** An empty collection of a kind that is not made last. */
  static Collection<@Nullable Object> empty(int kind, int size) throws WireException {
    return switch (kind) {
      case ARRAY_LIST -> new ArrayList<>(size);
      case LINKED_LIST -> new LinkedList<>();
      case ARRAY_DEQUE -> new ArrayDeque<>(size);
      case HASH_SET -> HashSet.newHashSet(size);
      case LINKED_HASH_SET -> LinkedHashSet.newLinkedHashSet(size);
      case COPY_ON_WRITE_LIST -> new CopyOnWriteArrayList<>();
      default -> throw unknown(kind);
    };
  }

  /** A collection of a kind that is made last; the array is no longer the caller's. */
  static Collection<@Nullable Object> of(int kind, @Nullable Object[] elements)
      throws WireException {
    return switch (kind) {
      case LIST_OF -> immutable(elements);
      case SET_OF -> Set.of(elements);
      case AS_LIST -> Arrays.asList(elements);
      case EMPTY_LIST -> java.util.Collections.emptyList();
      case EMPTY_SET -> java.util.Collections.emptySet();
      case SINGLETON_LIST -> java.util.Collections.singletonList(only(elements));
      case SINGLETON -> java.util.Collections.singleton(only(elements));
      case UNMODIFIABLE_LIST ->
          java.util.Collections.unmodifiableList(new ArrayList<>(Arrays.asList(elements)));
      case UNMODIFIABLE_LINKED_LIST ->
          java.util.Collections.unmodifiableList(new LinkedList<>(Arrays.asList(elements)));
      case UNMODIFIABLE_SET ->
          java.util.Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(elements)));
      case UNMODIFIABLE_COLLECTION ->
          java.util.Collections.unmodifiableCollection(new ArrayList<>(Arrays.asList(elements)));
      default -> throw unknown(kind);
    };
  }

  private static List<@Nullable Object> immutable(@Nullable Object[] elements) {
    for (Object element : elements) {
      if (element == null) {
        return Arrays.stream(elements)
            .toList(); // the one immutable list of the JDK that may hold null
      }
    }
    return List.of(elements);
  }

  private static @Nullable Object only(@Nullable Object[] elements) throws WireException {
    if (elements.length != 1) {
      throw new WireException("A collection of one element has " + elements.length);
    }
    return elements[0];
  }

  private static WireException unknown(int kind) {
    return new WireException("Unknown kind of collection: " + kind);
  }
}
