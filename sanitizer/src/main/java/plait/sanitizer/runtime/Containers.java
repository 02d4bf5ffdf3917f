package plait.sanitizer.runtime;

/**
 * Objects of the JDK that are not safe for threads, each as one variable: a call reads it or writes
 * it. Checked where the program calls them, through views and iterators too.
 */
public final class Containers {
  private static final WeakTable<ContainerShadow> TABLE = new WeakTable<>(ContainerShadow::new);

  private Containers() {}

  /** A method is about to be called that reads. */
  public static void read(Object receiver, int site) {
    use(receiver, site, false);
  }

  /** A method is about to be called that writes. */
  public static void write(Object receiver, int site) {
    use(receiver, site, true);
  }

  private static void use(Object receiver, int site, boolean write) {
    ThreadState state = receiver == null ? null : Hooks.watched();
    if (state == null) {
      return;
    }
    ContainerShadow shadow = state.container;
    if (shadow == null || !shadow.refersTo(receiver)) {
      shadow = find(state, receiver);
      if (shadow == null) {
        return;
      }
    }
    if (write || shadow.changesWhenRead) {
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
