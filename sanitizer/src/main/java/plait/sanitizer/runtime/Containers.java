package plait.sanitizer.runtime;

import java.util.Arrays;

/**
 * Objects of the JDK that are not safe for threads, each as one variable: a call reads it or writes
 * it. Checked where the program calls them, through views and iterators too.
 */
public final class Containers {
  private static final WeakTable<ContainerShadow> TABLE = new WeakTable<>(ContainerShadow::new);

  private Containers() {}

  /** A method is about to be called that reads. */
  public static void read(Object receiver, int site) {
    ThreadState state = receiver == null ? null : Hooks.watched();
    ContainerShadow shadow = state == null ? null : shadow(state, receiver);
    if (shadow != null) {
      use(state, shadow, site, shadow.changesWhenRead);
      if (shadow.elements != null) {
        shadow.elements.readAll(state, site);
      }
    }
  }

  /** A method is about to be called that reads how many elements there are. */
  public static void measure(Object receiver, int site) {
    ThreadState state = receiver == null ? null : Hooks.watched();
    ContainerShadow shadow = state == null ? null : shadow(state, receiver);
    if (shadow != null) {
      use(state, shadow, site, false);
    }
  }

  /** A method is about to be called that writes. */
  public static void write(Object receiver, int site) {
    ThreadState state = receiver == null ? null : Hooks.watched();
    ContainerShadow shadow = state == null ? null : shadow(state, receiver);
    if (shadow != null) {
      use(state, shadow, site, true);
    }
  }

  /** An element of a list, or what has that method, is about to be read. */
  public static void get(Object receiver, int site, int index) {
    ThreadState state = receiver == null ? null : Hooks.watched();
    ContainerShadow shadow = state == null ? null : shadow(state, receiver);
    if (shadow != null) {
      use(state, shadow, site, false);
      if (shadow.elements != null) {
        int at = shadow.refersTo(receiver) ? index : ContainerKind.index(receiver, index);
        if (at >= 0) {
          shadow.elements.read(state, site, at);
        } else {
          shadow.elements.readAll(state, site);
        }
      }
    } else if (state != null && receiver.getClass() == ArrayAsList.TYPE) {
      ArrayShadow.read(ArrayAsList.of(receiver), index, null, state, site);
    }
  }

  /** An element of a list is about to be written, which changes nothing for the others. */
  public static void set(Object receiver, int site, int index) {
    ThreadState state = receiver == null ? null : Hooks.watched();
    ContainerShadow shadow = state == null ? null : shadow(state, receiver);
    if (shadow != null) {
      use(state, shadow, site, shadow.elements == null);
      if (shadow.elements != null) {
        int at = shadow.refersTo(receiver) ? index : ContainerKind.index(receiver, index);
        shadow.elements.write(state, site, at);
      }
    } else if (state != null && receiver.getClass() == ArrayAsList.TYPE) {
      ArrayShadow.write(ArrayAsList.of(receiver), index, null, state, site);
    }
  }

  /** What {@code Arrays.asList} makes, whose elements are those of an array. */
  private static final class ArrayAsList {
    static final Class<?> TYPE = Arrays.asList("").getClass();
    private static final long ARRAY = Raw.offset(TYPE, "a");

    static Object of(Object list) {
      return Raw.reference(list, ARRAY);
    }
  }

  private static ContainerShadow shadow(ThreadState state, Object receiver) {
    ContainerShadow shadow = state.container;
    return shadow != null && shadow.refersTo(receiver) ? shadow : find(state, receiver);
  }

  private static void use(ThreadState state, ContainerShadow shadow, int site, boolean write) {
    if (write) {
      if (!Word.sameEpoch(shadow.written, state.epoch)) {
        Detector.write(
            state,
            site,
            shadow,
            Detector.CONTAINER,
            shadow,
            ContainerShadow.WRITTEN,
            ContainerShadow.READ);
      }
    } else if (!Word.sameEpoch(shadow.read, state.epoch)
        && !Word.sameEpoch(shadow.written, state.epoch)) {
      Detector.read(
          state,
          site,
          shadow,
          Detector.CONTAINER,
          shadow,
          ContainerShadow.WRITTEN,
          ContainerShadow.READ);
    }
  }

  private static ContainerShadow find(ThreadState state, Object receiver) {
    ContainerKind kind = ContainerKind.of(receiver.getClass());
    if (kind == ContainerKind.NONE) {
      return null;
    }
    state.busy++;
    try {
      Object owner = receiver;
      String name = null;
      for (ContainerKind at = kind; at.owner >= 0; at = ContainerKind.of(owner.getClass())) {
        Object next = Raw.reference(owner, at.owner);
        if (next == null) {
          break;
        }
        name = at.isSet ? owner.getClass().getName() : name;
        owner = next;
      }
      ContainerKind last = ContainerKind.of(owner.getClass());
      if (!last.checked) {
        return null;
      }
      ContainerShadow shadow = TABLE.get(owner, 0);
      if (name != null) {
        shadow.name = name;
      }
      if (shadow.refersTo(receiver)) {
        state.container = shadow;
      }
      return shadow;
    } finally {
      state.busy--;
    }
  }
}
