package plait.internal.sharedobject;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import plait.internal.shared.Peer;

/**
 * The threads of an owner that answer calls: as many as there are calls at a time, and one more
 * that waits for the next. Daemon threads of the platform. The last one ends when nothing is shared
 * any more.
 *
 * <p>{@code looking}, {@code idle} and {@code alive} are guarded by this object's monitor; so is
 * {@code lastLook} after the dead. {@code turn} is written without a lock: it need not be exact.
 * {@code current} is guarded by the monitor of this class.
 */
final class Servants {
  private static final long LINGER_NANOS = 1_000_000_000;
  private static final long BETWEEN_LOOKS_NANOS = 250_000_000;
  private static final int MOST = 1024;

  private static @Nullable Servants current;

  private final Desk desk;
  private final Spin spin = new Spin();
  private final List<ServedLine> lines = new CopyOnWriteArrayList<>();
  private int looking;
  private int idle;
  private int alive;
  private long lastLook = System.nanoTime();

  /** Those that were taken, as {@link Desk#introductions} counts them. */
  private volatile int introductions;

  /** Where to look first, about. */
  private int turn;

  /** When the last call was answered, by whomever. */
  private volatile long lastService = System.nanoTime();

  private Servants(Desk desk) {
    this.desk = desk;
  }

  /** Sees that somebody serves. Called in the monitor of {@link Exports}. */
  static synchronized void serve(Desk desk) {
    if (current == null) {
      current = new Servants(desk);
    }
    current.begin();
  }

  private synchronized void begin() {
    if (alive == 0) {
      lastService = System.nanoTime();
      desk.open(true);
      hire();
    }
  }

  private void hire() {
    try {
      Thread.ofPlatform()
          .name("plait-shared")
          .daemon(true)
          .inheritInheritableThreadLocals(false)
          .start(this::work);
      alive++;
      idle++;
    } catch (OutOfMemoryError noThread) {
      // those that are there have to do
    }
  }

  /** The services at work for an object. */
  static List<Service> atWorkFor(Export export) {
    List<Service> all = new ArrayList<>();
    Servants servants = here();
    if (servants != null) {
      for (ServedLine line : servants.lines) {
        line.addAtWorkFor(export, all);
      }
    }
    return all;
  }

  private static synchronized @Nullable Servants here() {
    return current;
  }

  // ---- the life of one

  private void work() {
    look(1);
    while (true) {
      if (!serveOne() && !findsSoon()) {
        sleep();
        if (System.nanoTime() - lastService > LINGER_NANOS && mayLeave()) {
          return;
        }
      }
    }
  }

  private synchronized void look(int more) {
    looking += more;
    desk.looking(looking);
  }

  /** Answers a call, if there is one. */
  private boolean serveOne() {
    Service service = nextService();
    if (service == null) {
      return false;
    }
    leaveTheDoor();
    try {
      service.run();
    } finally {
      comeBack();
    }
    return true;
  }

  /** Begins with another line each time, so that none has to wait for a busy one. */
  private @Nullable Service nextService() {
    int n = lines.size();
    int first = turn++;
    for (int i = 0; i < n; i++) {
      ServedLine line = lineAt(Math.floorMod(first + i, n));
      Service service = line == null ? null : line.nextService();
      if (service != null) {
        return service;
      }
    }
    return null;
  }

  private @Nullable ServedLine lineAt(int place) {
    try {
      return lines.get(place);
    } catch (IndexOutOfBoundsException fewerNow) {
      return null;
    }
  }

  private void leaveTheDoor() {
    boolean isLast;
    synchronized (this) {
      looking--;
      idle--;
      desk.looking(looking);
      isLast = looking == 0;
      if (idle == 0 && alive < MOST) {
        hire();
      }
    }
    if (isLast && hasNews()) {
      desk.wake(1);
    }
  }

  private synchronized void comeBack() {
    lastService = System.nanoTime();
    looking++;
    idle++;
    desk.looking(looking);
  }

  private boolean hasNews() {
    for (ServedLine line : lines) {
      if (line.hasNews()) {
        return true;
      }
    }
    return false;
  }

  /** Looks for a moment; not all of them at once. */
  private boolean findsSoon() {
    return othersLook() ? hasNews() : spin.until(this::hasNews);
  }

  private synchronized boolean othersLook() {
    return looking > 1;
  }

  private void sleep() {
    int seen = desk.rings();
    look(-1);
    takeIntroductions();
    if (!hasNews()) {
      lookAfterTheDead();
      desk.await(seen);
    }
    Thread.interrupted(); // meant for a call that is over
    look(1);
    takeIntroductions();
  }

  private boolean mayLeave() {
    return leavesOthers() || Exports.close(this);
  }

  private synchronized boolean leavesOthers() {
    if (idle == 1) {
      return false;
    }
    leave();
    return true;
  }

  /** The last one leaves. Called in the monitor of {@link Exports}. */
  synchronized boolean close() {
    if (alive > 1 || hasNews()) {
      return false;
    }
    desk.open(false);
    leave();
    return true;
  }

  private void leave() {
    alive--;
    idle--;
    looking--;
    desk.looking(looking);
  }

  // ---- who calls

  private void takeIntroductions() {
    int now = desk.introductions();
    if (now != introductions) {
      introductions = now;
      desk.takeIntroductions(this::add);
    }
  }

  private void add(Desk.Introduction introduction) {
    ServedLine line = ServedLine.open(introduction);
    if (line != null) {
      lines.add(line);
      line.accept();
    }
  }

  private void lookAfterTheDead() {
    synchronized (this) {
      long now = System.nanoTime();
      if (now - lastLook < BETWEEN_LOOKS_NANOS) {
        return;
      }
      lastLook = now;
    }
    desk.clearDead();
    desk.takeIntroductions(this::add);
    for (ServedLine line : List.copyOf(lines)) {
      if (!Peer.isAlive(line.peer())) {
        lines.remove(line);
        line.close();
      }
    }
  }
}
