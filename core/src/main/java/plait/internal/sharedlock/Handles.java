package plait.internal.sharedlock;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.internal.shared.Cell;
import plait.internal.wire.WireException;

/**
 * The handles of this process: one for each thing that it shares, however often that is sent here,
 * for a part of its state is kept by each process for itself.
 *
 * <p>{@code ALL} is guarded by the lock of this class.
 */
final class Handles {
  private static final Map<Place, Handle> ALL = new HashMap<>();
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

  private Handles() {}

  private record Place(long memory, long at) {
    static Place of(Site site) {
      Cell cell = site.cell();
      return new Place(cell.memory().key(), cell.at());
    }
  }

  private static final class Handle extends WeakReference<Object> {
    private final Place place;

    Handle(Place place, Object thing) {
      super(thing, GONE);
      this.place = place;
    }
  }

  /** Remembers the handle to what has just been made. */
  static synchronized <T> T add(Site site, T made) {
    forgetGone();
    Place place = Place.of(site);
    ALL.put(place, new Handle(place, Objects.requireNonNull(made)));
    return made;
  }

  /** The handle to what another process has made: the one that is known, else a new one. */
  static synchronized <T> T of(Site site, Class<T> type, Supplier<T> make) throws WireException {
    Handle known = ALL.get(Place.of(site));
    Object thing = known == null ? null : known.get();
    if (thing == null) {
      return add(site, make.get());
    }
    if (!type.isInstance(thing)) {
      throw new WireException("What was sent as " + type.getSimpleName() + " is " + thing);
    }
    return type.cast(thing);
  }

  private static void forgetGone() {
    for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      if (gone instanceof Handle handle) {
        ALL.remove(handle.place, handle);
      }
    }
  }

  /** All locks of this process. */
  static synchronized List<ProcessLock> locks() {
    List<ProcessLock> locks = new ArrayList<>();
    for (Handle each : ALL.values()) {
      @Nullable Object thing = each.get();
      if (thing instanceof ProcessLock lock) {
        locks.add(lock);
      }
    }
    return locks;
  }
}
