package plait.sanitizer.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Steps that are safe one by one and not together: a check of a concurrent collection and what is
 * done because of it, the read and the write of a compound update of a volatile field.
 */
public final class Habits {
  private static final SpinLock LOCK = new SpinLock();
  private static final WeakTable<Users> USERS = new WeakTable<>(Users::new);
  private static final Map<String, Pair> PAIRS = new TreeMap<>();

  /** Who uses an object, or updates a field. */
  private static final class Users extends WeakTable.Entry {
    private long first;
    private boolean several;

    Users(Object object, long place) {
      super(object, place);
    }

    void add(long thread) {
      several |= first != 0 && first != thread;
      first = thread;
    }
  }

  /** A check that a thread made. */
  static final class Check {
    final WeakReference<Object> of;
    final WeakReference<Object> key;
    final Site site;

    Check(Object of, Object key, Site site) {
      this.of = new WeakReference<>(of);
      this.key = new WeakReference<>(key);
      this.site = site;
    }
  }

  private record Pair(Users users, Hint hint) {}

  private Habits() {}

  /** A collection is about to be asked something. */
  public static void checks(Object collection, Object key, int site) {
    ThreadState state = collection == null ? null : Hooks.watched();
    if (state != null && isConcurrent(collection)) {
      state.busy++;
      USERS.get(collection, 0).add(state.threadId());
      state.check = new Check(collection, key, Sites.get(site));
      state.busy--;
    }
  }

  /** A collection is about to be changed in a way that an earlier question may have been for. */
  public static void acts(Object collection, Object key, int number) {
    ThreadState state = collection == null ? null : Hooks.watched();
    if (state == null || !isConcurrent(collection)) {
      return;
    }
    state.busy++;
    try {
      Users users = USERS.get(collection, 0);
      users.add(state.threadId());
      Check check = state.check;
      Site site = Sites.get(number);
      state.check = null;
      if (check != null
          && check.of.refersTo(collection)
          && check.site.method().equals(site.method())
          && isSame(check.key.get(), key)
          && state.held.count() == 0) {
        pair(users, checkThenAct(collection, check.site, site));
      }
    } finally {
      state.busy--;
    }
  }

  /** A volatile field is about to get a value that was made from the one it had. */
  public static void updates(Object object, int field, int number) {
    ThreadState state = Hooks.watched();
    if (state == null || state.held.count() > 0) {
      return;
    }
    state.busy++;
    try {
      FieldInfo info = Fields.get(field);
      Users users = USERS.get(object == null ? info : object, field);
      users.add(state.threadId());
      Site site = Sites.get(number);
      String name = info.owner() + "." + info.name();
      pair(
          users,
          new Hint(
              "UPDATE IN TWO STEPS",
              "volatile field " + name,
              List.of("read and written at " + at(site) + ", by several threads with no lock held"),
              "What another thread writes in between is lost: use an atomic class or a VarHandle,"
                  + " or a lock."));
    } finally {
      state.busy--;
    }
  }

  private static Hint checkThenAct(Object collection, Site check, Site act) {
    String type = collection.getClass().getName();
    boolean map = collection instanceof Map;
    return new Hint(
        "CHECK THEN ACT",
        type,
        List.of(
            step(check) + " at " + at(check),
            "then " + step(act) + " at " + at(act),
            "with no lock held, and the collection is used by several threads"),
        "Another thread can come in between: use "
            + (map
                ? "putIfAbsent, computeIfAbsent, compute or merge, or remove and replace with the"
                    + " value expected."
                : "a method that does both, such as poll."));
  }

  private static String step(Site site) {
    return site.operation();
  }

  private static String at(Site site) {
    return site.method() + ":" + site.line();
  }

  private static void pair(Users users, Hint hint) {
    LOCK.lock();
    try {
      String key = hint.kind() + hint.subject() + hint.lines();
      Pair before = PAIRS.get(key);
      if (before == null || !before.users.several) {
        PAIRS.put(key, new Pair(users, hint));
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static boolean isConcurrent(Object collection) {
    String name = collection.getClass().getName();
    return name.startsWith("java.util.concurrent.")
        || name.startsWith("java.util.Collections$Synchronized")
        || name.equals("java.util.Hashtable")
        || name.equals("java.util.Vector");
  }

  /** Without calling code of the program. */
  private static boolean isSame(Object one, Object two) {
    return one == two || (one instanceof String || one instanceof Number) && one.equals(two);
  }

  /** All advice of this run. */
  public static List<Hint> told() {
    List<Hint> hints = new ArrayList<>();
    LockSets.tell(hints);
    LOCK.lock();
    try {
      PAIRS.values().stream().filter(p -> p.users.several).forEach(p -> hints.add(p.hint));
    } finally {
      LOCK.unlock();
    }
    return hints;
  }
}
