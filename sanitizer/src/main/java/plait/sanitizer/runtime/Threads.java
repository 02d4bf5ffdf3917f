package plait.sanitizer.runtime;

/** The state of each thread, by the thread's id. */
final class Threads {
  private static final class Link {
    final long id;
    final ThreadState state;
    Link next;

    Link(long id, ThreadState state, Link next) {
      this.id = id;
      this.state = state;
      this.next = next;
    }
  }

  /** What a thread that was started, and has not done anything yet, knows from its starter. */
  private static final class Birth extends WeakTable.Entry {
    volatile Clock clock;
    volatile ThreadInfo info;

    Birth(Object thread, long place) {
      super(thread, place);
    }
  }

  private static final SpinLock LOCK = new SpinLock();
  private static final WeakTable<Birth> BIRTHS = new WeakTable<>(Birth::new);
  private static final int TRACED_STARTS = 20_000;
  private static volatile Link[] table = new Link[1024];
  private static int count;
  private static int started;

  private Threads() {}

  /** Of the calling thread. */
  static ThreadState current() {
    Thread thread = Thread.currentThread();
    long id = thread.threadId();
    Link[] links = table;
    for (Link l = links[(int) id & links.length - 1]; l != null; l = l.next) {
      if (l.id == id) {
        return l.state;
      }
    }
    return enter(thread);
  }

  private static ThreadState enter(Thread thread) {
    Birth birth = BIRTHS.find(thread, 0);
    ThreadInfo info = birth == null ? null : birth.info;
    Clock clock = birth == null ? null : birth.clock;
    if (info == null) {
      info = new ThreadInfo(thread.threadId(), thread.isVirtual(), thread.getName(), null, null);
    } else {
      info.rename(thread.getName());
    }
    ThreadState state = new ThreadState(info, clock);
    if (birth == null) {
      // The JVM made this thread: it comes after all that have ended, as the one that runs shutdown
      // hooks does.
      ENDED.acquire(state);
    }
    LOCK.lock();
    try {
      if (count > table.length / 2) {
        enlarge();
      }
      Link[] links = table;
      int at = (int) info.id() & links.length - 1;
      links[at] = new Link(info.id(), state, links[at]);
      count++;
    } finally {
      LOCK.unlock();
    }
    return state;
  }

  private static void enlarge() {
    Link[] old = table;
    Link[] links = new Link[old.length * 4];
    for (Link first : old) {
      for (Link l = first; l != null; l = l.next) {
        int at = (int) l.id & links.length - 1;
        links[at] = new Link(l.id, l.state, links[at]);
      }
    }
    table = links;
  }

  private static final Object ALL = new Object();

  /** Released by each thread that ends. */
  private static final SyncVar ENDED = new SyncVar(ALL, 0);

  /** A thread is about to be started by the caller. */
  static void starting(ThreadState state, Thread thread) {
    Throwable place = started++ < TRACED_STARTS ? new Trace() : null;
    Birth birth = BIRTHS.get(thread, 0);
    birth.info =
        new ThreadInfo(
            thread.threadId(), thread.isVirtual(), thread.getName(), state.info.toString(), place);
    birth.clock = state.release();
  }

  /** The calling thread does nothing any more that others could see. */
  static void ending(ThreadState state, Thread thread) {
    state.info.rename(thread.getName());
    Sync.TABLE.get(thread, Sync.THREAD_END).release(state);
    if (!thread.isDaemon()) {
      ENDED.releaseTogether(state);
    }
    LOCK.lock();
    try {
      Link[] links = table;
      int at = (int) state.threadId() & links.length - 1;
      Link before = null;
      for (Link l = links[at]; l != null; before = l, l = l.next) {
        if (l.state == state) {
          if (before == null) {
            links[at] = l.next;
          } else {
            before.next = l.next;
          }
          count--;
          break;
        }
      }
    } finally {
      LOCK.unlock();
    }
    state.end();
  }
}
