package plait.sanitizer.deadlock;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What makes two objects one lock, and what a report calls it. */
final class Locks {
  /** A lock that was held together with another one. */
  static final class Known {
    final String name;
    private final WeakReference<Object> lock;
    private String field;

    Known(Object lock) {
      this.lock = new WeakReference<>(lock);
      this.name = describe(lock);
    }

    /** By its field, if it was found in one, else by its class. */
    String shortName() {
      if (field != null) {
        return field;
      }
      String type = name.indexOf('@') < 0 ? name : name.substring(0, name.indexOf('@'));
      return type.substring(type.lastIndexOf('.') + 1);
    }

    void foundIn(String where) {
      if (field == null) {
        field = where;
      }
    }

    boolean hasField() {
      return field != null;
    }

    Object get() {
      return lock.get();
    }

    @Override
    public String toString() {
      return field == null ? name : field + " (" + name + ")";
    }
  }

  private static final ByIdentity<Known> KNOWN = new ByIdentity<>();

  private static final Field LOCK_SYNC = open(ReentrantLock.class, "sync");
  private static final Field READ_SYNC = open(ReentrantReadWriteLock.ReadLock.class, "sync");
  private static final Field WRITE_SYNC = open(ReentrantReadWriteLock.WriteLock.class, "sync");
  private static final Field CONDITION_OWNER =
      open(AbstractQueuedSynchronizer.ConditionObject.class, "this$0");

  private Locks() {}

  static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("this JDK has no " + name, e);
    }
  }

  static Field open(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException(
          "this JDK keeps " + type.getName() + "." + name + " in another way", e);
    }
  }

  static Object get(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The object that stands for a lock: one for the two sides of a read-write lock. */
  static Object identity(Object lock) {
    return switch (lock) {
      case ReentrantLock own -> get(LOCK_SYNC, own);
      case ReentrantReadWriteLock.ReadLock read -> get(READ_SYNC, read);
      case ReentrantReadWriteLock.WriteLock write -> get(WRITE_SYNC, write);
      default -> lock;
    };
  }

  /** The identity of the lock that a wait gives back; null if that is not known. */
  static Object lockOf(Object condition) {
    if (condition instanceof AbstractQueuedSynchronizer.ConditionObject object) {
      return get(CONDITION_OWNER, object);
    }
    return condition instanceof Condition ? null : condition;
  }

  /** Whether one thread can hold it twice. */
  static boolean isReentrant(Object lock) {
    return !(lock instanceof java.util.concurrent.locks.StampedLock);
  }

  static String describe(Object lock) {
    String type =
        switch (lock) {
          case Class<?> c -> "class " + c.getName();
          case ReentrantReadWriteLock.ReadLock read -> ReentrantReadWriteLock.class.getName();
          case ReentrantReadWriteLock.WriteLock write -> ReentrantReadWriteLock.class.getName();
          default -> lock.getClass().getName();
        };
    if (lock instanceof Class<?>) {
      return type;
    }
    return type + "@" + Integer.toHexString(System.identityHashCode(identity(lock)));
  }

  static Known known(Object lock) {
    return KNOWN.get(identity(lock), () -> new Known(lock));
  }

  /**
   * Looks for the static field of a class that holds a lock. The class is initialised, as its code
   * runs.
   */
  static void nameBy(Known known, Class<?> type) {
    Object lock = known.get();
    if (lock == null || known.hasField()) {
      return;
    }
    Object identity = identity(lock);
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        try {
          field.setAccessible(true);
          Object value = field.get(null);
          if (value != null && (value == lock || isSideOf(value, identity))) {
            known.foundIn(type.getName() + "." + field.getName());
            return;
          }
        } catch (ReflectiveOperationException | RuntimeException e) {
          return; // another module's: it stays without this name
        }
      }
    }
  }

  private static boolean isSideOf(Object value, Object identity) {
    return identity(value) == identity
        || value instanceof ReentrantReadWriteLock pair && identity(pair.readLock()) == identity;
  }
}
