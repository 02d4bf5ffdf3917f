package plait.sanitizer.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The locks that were held when threads used a variable that another thread had used before. Locks
 * of several objects are the same when they have the same place: the object itself, or one of its
 * fields.
 */
public final class LockSets {
  static boolean on;

  private static final SpinLock LOCK = new SpinLock();
  private static final Map<String, Map<String, Seen>> ALL = new TreeMap<>();
  private static final long SYNC =
      Raw.offset(java.util.concurrent.locks.ReentrantLock.class, "sync");

  /** Accesses with the same locks. */
  private static final class Seen {
    final Set<String> locks;
    final Set<String> sites = new HashSet<>();
    int times;

    Seen(Set<String> locks) {
      this.locks = locks;
    }
  }

  private LockSets() {}

  /** From now on they are noted. */
  public static void note() {
    on = true;
  }

  /** A variable is used, and what an earlier access left there is known. */
  static void used(ThreadState state, int site, Object object, long place, long before) {
    if (before == 0
        || before == Word.SHARED
        || Word.slot(before) == state.slot()
        || object.getClass().isArray()) {
      return;
    }
    state.busy++;
    try {
      Map<String, String> places = places(object);
      HeldLocks held = state.held;
      Set<String> mine = new java.util.TreeSet<>();
      for (int i = 0; i < held.count(); i++) {
        mine.add(words(held.kind(i), LockName.of(held.lock(i)), places));
      }
      String variable = Variable.name(object, place);
      add(variable, mine, Sites.get(site));
      Traces.Entry earlier = Traces.get(Word.trace(before));
      if (earlier != null) {
        Set<String> others = new java.util.TreeSet<>();
        for (int i = 0; i < earlier.locks.length; i++) {
          others.add(words(earlier.kinds[i], (String) earlier.locks[i], places));
        }
        add(variable, others, Sites.get(earlier.site));
      }
    } finally {
      state.busy--;
    }
  }

  private static void add(String variable, Set<String> locks, Site site) {
    LOCK.lock();
    try {
      Map<String, Seen> ofVariable = ALL.computeIfAbsent(variable, v -> new TreeMap<>());
      Seen seen = ofVariable.computeIfAbsent(locks.toString(), l -> new Seen(locks));
      seen.times++;
      if (seen.sites.size() < 3) {
        seen.sites.add(site.method() + ":" + site.line());
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static String words(LockKind kind, String name, Map<String, String> places) {
    String at = name.lastIndexOf('@') < 0 ? name : name.substring(0, name.lastIndexOf('@'));
    return kind.words() + " " + places.getOrDefault(name, at);
  }

  /** What a lock is to an object, by the lock's name. */
  private static Map<String, String> places(Object variable) {
    Object object = variable instanceof ContainerShadow container ? container.get() : variable;
    Map<String, String> places = new TreeMap<>();
    if (object == null || object instanceof FieldInfo) {
      return places;
    }
    for (Class<?> type = object.getClass();
        type != null && type.getClassLoader() != null;
        type = type.getSuperclass()) {
      for (Field field : fields(type)) {
        if (!field.getType().isPrimitive() && !field.getName().startsWith("$plait$")) {
          Object base = Modifier.isStatic(field.getModifiers()) ? Raw.staticBase(field) : object;
          Object lock = Raw.reference(base, Raw.offset(field));
          String name = type.getName() + "." + field.getName();
          if (lock instanceof java.util.concurrent.locks.ReentrantLock) {
            places.put(LockName.of(Raw.reference(lock, SYNC)), name);
          } else if (lock != null) {
            places.put(LockName.of(lock), name);
          }
        }
      }
    }
    places.put(LockName.of(object), "of the object itself");
    return places;
  }

  private static Field[] fields(Class<?> type) {
    try {
      return Raw.fields(type);
    } catch (LinkageError e) {
      // One of them has a type that does not exist: locks in them are told of by their classes.
      return new Field[0];
    }
  }

  /** The variables for which there is a lock at times, and none that is always held. */
  static void tell(List<Hint> to) {
    LOCK.lock();
    try {
      ALL.forEach((variable, sets) -> {
        Set<String> common = new HashSet<>(sets.values().iterator().next().locks);
        sets.values().forEach(seen -> common.retainAll(seen.locks));
        boolean any = sets.values().stream().anyMatch(seen -> !seen.locks.isEmpty());
        if (common.isEmpty() && any) {
          to.add(
              new Hint(
                  "NO COMMON LOCK",
                  variable,
                  lines(sets),
                  "Hold one and the same lock at each of them, or say what else orders them."));
        }
      });
    } finally {
      LOCK.unlock();
    }
  }

  private static List<String> lines(Map<String, Seen> sets) {
    List<String> lines = new ArrayList<>();
    for (Seen seen : sets.values()) {
      String locks = seen.locks.isEmpty() ? "no lock" : String.join(", ", seen.locks);
      List<String> sites = seen.sites.stream().sorted().toList();
      lines.add(seen.times + " with " + locks + ", as at " + String.join(", ", sites));
    }
    return lines;
  }
}
