package plait.internal.sharedobject;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import plait.internal.shared.Peer;
import plait.internal.wire.WireException;

/**
 * A line as the owner sees it. What the other side writes there is not trusted: it can spoil its
 * own calls only.
 *
 * <p>A place of {@code services} is taken by compare-and-set by the one who serves it, and cleared
 * by him or by who ends the service from outside.
 */
final class ServedLine {
  private static final String DESCRIPTORS = "/proc/";

  private final int peer;
  private final Line line;
  private final AtomicReferenceArray<@Nullable Service> services =
      new AtomicReferenceArray<>(Line.SLOTS);

  private ServedLine(int peer, Line line) {
    this.peer = peer;
    this.line = line;
  }

  /** The one that somebody has told of; null if there is none. */
  static @Nullable ServedLine open(Desk.Introduction introduction) {
    String address = introduction.line().address();
    String own = DESCRIPTORS + Peer.pid(introduction.peer()) + "/";
    if (introduction.line().bytes() != Line.SIZE
        || (address.startsWith(DESCRIPTORS) && !address.startsWith(own))) {
      return null;
    }
    try {
      return new ServedLine(introduction.peer(), new Line(introduction.line().claim()));
    } catch (WireException | RuntimeException gone) {
      return null;
    }
  }

  /** Tells the caller that its line is served. */
  void accept() {
    line.accept();
  }

  int peer() {
    return peer;
  }

  boolean hasNews() {
    return line.hasNews();
  }

  /** The service that news ask for; null if there are none, or they are of another kind. */
  @Nullable Service nextService() {
    if (!line.hasNews()) {
      return null;
    }
    int place = line.takeNews();
    if (place < 0) {
      return null;
    }
    Slot slot = line.slot(place);
    Service running = services.get(place);
    if (running != null) {
      if (slot.isGivenUp()) {
        running.giveUp();
      }
      return null;
    }
    int state = slot.state();
    if (state != Slot.ASK && state != Slot.ASK_PART) {
      return null;
    }
    Service service = new Service(this, place, slot);
    return services.compareAndSet(place, null, service) ? service : null;
  }

  /** A service is over, or goes on without a caller. */
  void release(int place, Service service) {
    services.compareAndSet(place, service, null);
  }

  void addAtWorkFor(Export export, List<Service> all) {
    for (int i = 0; i < Line.SLOTS; i++) {
      Service service = services.get(i);
      if (service != null && service.export() == export) {
        all.add(service);
      }
    }
  }

  /** The process has ended: what it held is counted out, what runs for it is interrupted. */
  void close() {
    Exports.dropAll(peer);
    for (int i = 0; i < Line.SLOTS; i++) {
      Service service = services.get(i);
      if (service != null) {
        service.giveUp();
      }
    }
  }
}
