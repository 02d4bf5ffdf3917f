package plait.sanitizer.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * What changed code calls before and after the atomic operations of {@code VarHandle} and {@code
 * Unsafe}.
 */
public final class Atomics {
  private Atomics() {}

  public static void unsafeAcquire(Object base, long offset) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.acquire(state, base(base), place(base, offset));
    }
  }

  public static void unsafeRelease(Object base, long offset) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.releaseTogether(state, base(base), place(base, offset));
    }
  }

  private static final Object NATIVE = new Object();

  /** Without an object, the offset is an address. */
  private static Object base(Object base) {
    return base == null ? NATIVE : base;
  }

  private static long place(Object base, long offset) {
    return base == null ? offset & Long.MAX_VALUE : offset;
  }

  /**
   * A handle has read something.
   *
   * @param object the first coordinate, if it is a reference
   * @param index the second, if it is a number
   */
  public static void handleAcquire(Object handle, Object object, long index) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      state.busy++;
      Object base = base(handle, object);
      long place = place(handle, object, index);
      state.busy--;
      if (base != null) {
        Sync.acquire(state, base, place);
      }
    }
  }

  public static void handleRelease(Object handle, Object object, long index) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      state.busy++;
      Object base = base(handle, object);
      long place = place(handle, object, index);
      state.busy--;
      if (base != null) {
        Sync.releaseTogether(state, base, place);
      }
    }
  }

  /** A field was read by reflection. */
  public static void fieldAcquire(Object field, Object object) {
    ThreadState state = Hooks.watched();
    if (state != null && isVolatile(field)) {
      Sync.acquire(state, base((Field) field, object), Raw.offset((Field) field));
    }
  }

  /** A field is about to be written by reflection. */
  public static void fieldRelease(Object field, Object object) {
    ThreadState state = Hooks.watched();
    if (state == null || !isVolatile(field)) {
      return;
    }
    Object base = base((Field) field, object);
    if (base != null) {
      Sync.releaseTogether(state, base, Raw.offset((Field) field));
    }
  }

  private static boolean isVolatile(Object field) {
    return field != null && Modifier.isVolatile(((Field) field).getModifiers());
  }

  private static Object base(Field field, Object object) {
    return Modifier.isStatic(field.getModifiers()) ? Raw.staticBase(field) : object;
  }

  private static Object base(Object handle, Object object) {
    if (object instanceof MemorySegment segment) {
      // Segments that share memory share a scope, and may begin at different places of it.
      return segment.scope();
    }
    return object != null ? object : handle == null ? null : Handles.of((VarHandle) handle).base;
  }

  private static long place(Object handle, Object object, long index) {
    if (object instanceof MemorySegment) {
      return Sync.REGION;
    }
    if (object != null && object.getClass().isArray() && index >= 0) {
      return Raw.elementOffset(object.getClass(), index);
    }
    return handle == null ? Sync.REGION : Handles.of((VarHandle) handle).offset;
  }

  public static void releaseFence() {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.releaseFence(state);
    }
  }

  public static void acquireFence() {
    ThreadState state = Hooks.watched();
    if (state != null) {
      Sync.acquireFence(state);
    }
  }
}
