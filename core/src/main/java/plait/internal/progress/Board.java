package plait.internal.progress;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import plait.Progress;

/**
 * The open bars, and the one thread that shows them ten times a second, as long as there are any.
 *
 * <p>{@code this} guards which display is in use and the life of the drawer. No code of the user's
 * runs under it, nor anything that waits for one.
 */
public final class Board {
  static final long TICK_NANOS = 100_000_000;

  private final LongSupplier clock;
  private final Function<List<Bar>, Display> displays;
  private final boolean draws;
  private final List<Bar> open = new CopyOnWriteArrayList<>();
  private @Nullable Thread drawer;
  private volatile Display display = Display.NOWHERE;
  private @Nullable Consumer<? super Progress.State> listener;
  private boolean ended;

  /** Made with the first bar of the program. */
  private static final class Lazy {
    static final Board BOARD = new Board(System::nanoTime, Stderr::display, true);

    static {
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(BOARD::programEnds, "plait-progress-end"));
      } catch (IllegalStateException e) {
        BOARD.programEnds(); // it ends already
      }
    }
  }

  /**
   * Makes one.
   *
   * @param displays makes the display for the open bars
   * @param draws whether a thread of its own calls {@link #tick}
   */
  Board(LongSupplier clock, Function<List<Bar>, Display> displays, boolean draws) {
    this.clock = clock;
    this.displays = displays;
    this.draws = draws;
  }

  /** The one that all bars of the program are on. */
  public static Board ofProgram() {
    return Lazy.BOARD;
  }

  long now() {
    return clock.getAsLong();
  }

  /** Opens a bar. */
  public Bar open(String label, long total) {
    var bar = new Bar(this, label, total);
    synchronized (this) {
      if (ended) {
        return bar;
      }
      if (open.isEmpty()) {
        begin();
      }
      open.add(bar);
    }
    display.changed();
    return bar;
  }

  /** Shows the bars to a listener from now on, or to the terminal again. */
  public void listener(@Nullable Consumer<? super Progress.State> newListener) {
    synchronized (this) {
      listener = newListener;
      if (!open.isEmpty()) {
        display.end();
        display = newDisplay();
        nameDrawer();
      }
    }
    display.changed();
  }

  void closed(Bar bar) {
    Display shownBy;
    synchronized (this) {
      if (!open.remove(bar)) {
        return;
      }
      shownBy = display;
      shownBy.closed(bar);
      if (open.isEmpty()) {
        shownBy.end();
        display = Display.NOWHERE;
      }
    }
    shownBy.changed();
  }

  /** Takes new figures of every bar and shows them; closes the bars of loops that were left. */
  void tick() {
    for (Bar bar : open) {
      bar.sample();
      if (bar.isAbandoned()) {
        bar.close();
      }
    }
    display.changed();
  }

  private void begin() {
    display = newDisplay();
    if (drawer != null) {
      nameDrawer();
    } else if (draws) {
      drawer = Thread.ofPlatform().daemon().unstarted(this::draw);
      nameDrawer();
      drawer.start();
    }
  }

  /**
   * The search for standstills knows the name of a drawer that does nothing for the program. One
   * that calls a listener may end somebody's wait by it.
   */
  private void nameDrawer() {
    var named = drawer;
    if (named != null) {
      named.setName(listener == null ? "plait-progress" : "plait-progress-listener");
    }
  }

  private Display newDisplay() {
    var told = listener;
    return told == null ? displays.apply(open) : new Told(open, new Listening(told));
  }

  private void draw() {
    while (isNeeded()) {
      LockSupport.parkNanos(this, TICK_NANOS);
      tick();
    }
  }

  private synchronized boolean isNeeded() {
    if (open.isEmpty()) {
      drawer = null;
      return false;
    }
    return true;
  }

  private void programEnds() {
    Thread last;
    synchronized (this) {
      ended = true;
      last = drawer;
    }
    open.forEach(Bar::close);
    if (last != null) {
      LockSupport.unpark(last);
      awaitBriefly(last);
    }
  }

  /** It may be handing on the last figures; a listener that hangs does not keep the program. */
  private static void awaitBriefly(Thread drawer) {
    try {
      drawer.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
