package plait.sanitizer.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * What the JDK keeps to itself: where fields are in their objects. The agent has opened the
 * packages for this.
 */
final class Raw {
  private static final MethodHandle OFFSET;
  private static final MethodHandle NAMED_OFFSET;
  private static final MethodHandle STATIC_OFFSET;
  private static final MethodHandle STATIC_BASE;
  private static final MethodHandle ARRAY_BASE;
  private static final MethodHandle ARRAY_SCALE;
  private static final MethodHandle REFERENCE;
  private static final MethodHandle FIELDS;
  private static final MethodHandle METHODS;
  private static final MethodHandles.Lookup ALL;
  private static final MethodHandle FLAG;
  private static final MethodHandle REPLACE;
  private static final MethodHandle EXCHANGE;
  private static final MethodHandle PUT;
  private static final MethodHandle SET;
  private static final MethodHandle NUMBER;
  private static final MethodHandle INTEGER;

  static {
    try {
      Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
      Object unsafe = type.getMethod("getUnsafe").invoke(null);
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      OFFSET = bound(lookup, unsafe, "objectFieldOffset", long.class, Field.class);
      NAMED_OFFSET =
          bound(lookup, unsafe, "objectFieldOffset", long.class, Class.class, String.class);
      STATIC_OFFSET = bound(lookup, unsafe, "staticFieldOffset", long.class, Field.class);
      STATIC_BASE = bound(lookup, unsafe, "staticFieldBase", Object.class, Field.class);
      ARRAY_BASE = bound(lookup, unsafe, "arrayBaseOffset", long.class, Class.class);
      ARRAY_SCALE = bound(lookup, unsafe, "arrayIndexScale", int.class, Class.class);
      REPLACE =
          bound(
              lookup,
              unsafe,
              "compareAndSetLong",
              boolean.class,
              Object.class,
              long.class,
              long.class,
              long.class);
      EXCHANGE =
          bound(lookup, unsafe, "getAndSetLong", long.class, Object.class, long.class, long.class);
      PUT = bound(lookup, unsafe, "putLong", void.class, Object.class, long.class, long.class);
      SET =
          bound(lookup, unsafe, "putReference", void.class, Object.class, long.class, Object.class);
      FLAG = bound(lookup, unsafe, "getBoolean", boolean.class, Object.class, long.class);
      INTEGER = bound(lookup, unsafe, "getInt", int.class, Object.class, long.class);
      NUMBER = bound(lookup, unsafe, "getLong", long.class, Object.class, long.class);
      Method fields = Class.class.getDeclaredMethod("getDeclaredFields0", boolean.class);
      fields.setAccessible(true);
      FIELDS = lookup.unreflect(fields);
      Method methods = Class.class.getDeclaredMethod("getDeclaredMethods0", boolean.class);
      methods.setAccessible(true);
      METHODS = lookup.unreflect(methods);
      Field all = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
      all.setAccessible(true);
      ALL = (MethodHandles.Lookup) all.get(null);
      REFERENCE = bound(lookup, unsafe, "getReference", Object.class, Object.class, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Raw() {}

  private static MethodHandle bound(
      MethodHandles.Lookup lookup,
      Object unsafe,
      String name,
      Class<?> returned,
      Class<?>... parameters)
      throws ReflectiveOperationException {
    MethodType type = MethodType.methodType(returned, parameters);
    for (Method method : unsafe.getClass().getMethods()) {
      if (method.getName().equals(name)
          && method.getReturnType() == returned
          && java.util.Arrays.equals(method.getParameterTypes(), parameters)) {
        return lookup.unreflect(method).bindTo(unsafe).asType(type);
      }
    }
    throw new NoSuchMethodException(name);
  }

  /** A declared field, those that reflection hides too. */
  static Field field(Class<?> type, String name) throws NoSuchFieldException {
    for (Field field : fields(type)) {
      if (field.getName().equals(name)) {
        return field;
      }
    }
    throw new NoSuchFieldException(type.getName() + "." + name);
  }

  /** All declared fields. Throws a {@link LinkageError} when the type of one does not exist. */
  static Field[] fields(Class<?> type) {
    try {
      return (Field[]) FIELDS.invokeExact(type, false);
    } catch (LinkageError e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** All declared methods, those that reflection hides too. Throws as {@link #fields} does. */
  static Method[] methods(Class<?> type) {
    try {
      return (Method[]) METHODS.invokeExact(type, false);
    } catch (LinkageError e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** A static method that was added to a class. */
  static MethodHandle accessor(Class<?> type, String name, MethodType shape) {
    try {
      return ALL.findStatic(type, name, shape);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName() + "." + name, e);
    }
  }

  /** Where a field is, in its object or in {@link #staticBase}. */
  static long offset(Field field) {
    try {
      return Modifier.isStatic(field.getModifiers())
          ? (long) STATIC_OFFSET.invokeExact(field)
          : (long) OFFSET.invokeExact(field);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Where a field of objects is, found without a look at the other fields of its class, whose types
   * may not exist.
   */
  static long offset(Class<?> declaring, String name) {
    try {
      return (long) NAMED_OFFSET.invokeExact(declaring, name);
    } catch (Throwable e) {
      throw new LinkageError(declaring.getName() + "." + name, e);
    }
  }

  /** A handle of a static number; the same holds for it. */
  static VarHandle staticNumber(Class<?> declaring, String name) {
    try {
      return ALL.findStaticVarHandle(declaring, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(declaring.getName() + "." + name, e);
    }
  }

  /** The class whose method a virtual call on objects of a class leads to. */
  static Class<?> declaring(Class<?> type, String name, MethodType shape) {
    try {
      return ALL.revealDirect(ALL.findVirtual(type, name, shape)).getDeclaringClass();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.getName() + "." + name, e);
    }
  }

  static Object staticBase(Field field) {
    try {
      return (Object) STATIC_BASE.invokeExact(field);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static long elementOffset(Class<?> array, long index) {
    try {
      return (long) ARRAY_BASE.invokeExact(array) + index * (int) ARRAY_SCALE.invokeExact(array);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static Object reference(Object object, long offset) {
    try {
      return (Object) REFERENCE.invokeExact(object, offset);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static void set(Object object, long offset, Object value) {
    try {
      SET.invokeExact(object, offset, value);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Sets a word if it is as expected. A full fence. */
  static boolean replace(Object object, long offset, long expected, long word) {
    try {
      return (boolean) REPLACE.invokeExact(object, offset, expected, word);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Sets a word and returns what it was. A full fence. */
  static long exchange(Object object, long offset, long word) {
    try {
      return (long) EXCHANGE.invokeExact(object, offset, word);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static void clear(Object object, long offset) {
    try {
      PUT.invokeExact(object, offset, 0L);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static boolean flag(Object object, long offset) {
    try {
      return (boolean) FLAG.invokeExact(object, offset);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static int integer(Object object, long offset) {
    try {
      return (int) INTEGER.invokeExact(object, offset);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static long number(Object object, long offset) {
    try {
      return (long) NUMBER.invokeExact(object, offset);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Lets others run, unless the caller is a virtual thread, which must not leave its carrier here.
   */
  static void yieldCarrier() {
    if (!Thread.currentThread().isVirtual()) {
      Thread.yield();
    }
  }
}
