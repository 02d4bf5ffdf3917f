package plait.sanitizer.runtime;

import java.lang.reflect.Field;

/** A field that changed code uses, and where it is in its objects. */
public final class FieldInfo {
  private static final long UNRESOLVED = Long.MIN_VALUE;

  private final String owner;
  private final String name;
  private final String type;
  private final boolean isStatic;
  private final int classNumber;
  private final String w;
  private final String r;

  private volatile long offset = UNRESOLVED;
  private volatile Object base;
  private volatile long written = UNRESOLVED;
  private long read;
  private Object shadowBase;
  private Class<?> declaring;

  /**
   * @param owner the binary name of the class that declares it
   * @param w the name of its shadow for writes; null if it has none
   * @param r the name of its shadow for reads
   * @param classNumber of that class's initialiser; -1 if it has none
   */
  public FieldInfo(
      String owner,
      String name,
      String type,
      boolean isStatic,
      int classNumber,
      String w,
      String r) {
    this.w = w;
    this.r = r;
    this.owner = owner;
    this.name = name;
    this.type = type;
    this.isStatic = isStatic;
    this.classNumber = classNumber;
  }

  public String owner() {
    return owner;
  }

  public String name() {
    return name;
  }

  public String type() {
    return type;
  }

  public boolean isStatic() {
    return isStatic;
  }

  int classNumber() {
    return classNumber;
  }

  long offset(Object object) {
    long known = offset;
    return known != UNRESOLVED ? known : resolve(object.getClass());
  }

  long staticOffset(Class<?> type) {
    long known = offset;
    return known != UNRESOLVED ? known : resolve(type);
  }

  Object base(Class<?> type) {
    staticOffset(type);
    return base;
  }

  /**
   * What it refers to; null when it is no reference, or of a class that is not known yet.
   *
   * @param object that has the field; of no meaning for a static one
   */
  Object value(Object object) {
    if (type.charAt(0) != 'L' && type.charAt(0) != '[') {
      return null;
    }
    if (!isStatic) {
      return Raw.reference(object, offset(object));
    }
    return declaring == null ? null : Raw.reference(base(declaring), offset);
  }

  private long resolve(Class<?> from) {
    ThreadState state = Threads.current();
    state.busy++;
    try {
      Class<?> in = declared(from);
      long found = isStatic ? resolveStatic(in) : Raw.offset(in, name);
      offset = found;
      return found;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner + "." + name, e);
    } finally {
      state.busy--;
    }
  }

  private long resolveStatic(Class<?> in) throws NoSuchFieldException {
    Field field;
    try {
      field = Raw.field(in, name);
    } catch (LinkageError e) {
      // Some field has a type that does not exist: reflection shows none of them.
      base = this;
      return 0;
    }
    base = Raw.staticBase(field);
    return Raw.offset(field);
  }

  /** Where the shadow for writes is; {@link #read} and {@link #shadowBase} are known after this. */
  long written(Class<?> from) {
    long known = written;
    return known != UNRESOLVED ? known : resolveShadows(from);
  }

  long read() {
    return read;
  }

  Object shadowBase() {
    return shadowBase;
  }

  private long resolveShadows(Class<?> from) {
    ThreadState state = Threads.current();
    state.busy++;
    try {
      declaring = declared(from);
      long found;
      if (isStatic) {
        Handles shadow = Handles.of(Raw.staticNumber(declaring, w));
        read = Handles.of(Raw.staticNumber(declaring, r)).offset;
        shadowBase = shadow.base;
        found = shadow.offset;
      } else {
        read = Raw.offset(declaring, r);
        found = Raw.offset(declaring, w);
      }
      written = found;
      return found;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner + "." + name, e);
    } finally {
      state.busy--;
    }
  }

  private Class<?> declared(Class<?> from) throws NoSuchFieldException {
    for (Class<?> c = from; c != null; c = c.getSuperclass()) {
      if (c.getName().equals(owner)) {
        return c;
      }
    }
    for (Class<?> c = from; c != null; c = c.getSuperclass()) {
      for (Class<?> i : c.getInterfaces()) {
        try {
          return declared(i);
        } catch (NoSuchFieldException e) {
          // Another interface has it.
        }
      }
    }
    throw new NoSuchFieldException(owner + "." + name);
  }

  /** The name of its shadow for writes; null if it has none. */
  String shadow() {
    return w;
  }
}
