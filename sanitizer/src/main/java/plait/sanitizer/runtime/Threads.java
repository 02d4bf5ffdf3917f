package plait.sanitizer.runtime;

/** The state of each thread, by the thread's id. */
final class Threads {
  private static final class Link {
    final long id;
    final ThreadInfo info;

    /** Null while the thread was started and has not done anything yet. */
    ThreadState state;

    /** What it knows of its starter until then. */
    Clock birth;

    Link next;

    Link(long id, ThreadInfo info, ThreadState state, Clock birth) {
      this.id = id;
      this.info = info;
      this.state = state;
      this.birth = birth;
    }
  }

  /** Runs virtual threads and nothing of the program's; whatever they do, they do as themselves. */
  private static final String CARRIER = "jdk.internal.misc.CarrierThread";

  private static final SpinLock LOCK = new SpinLock();
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
      if (l.id == id && l.state != null) {
        return l.state;
      }
    }
    return enter(thread);
  }

  private static ThreadState enter(Thread thread) {
    long id = thread.threadId();
    Link born = born(id);
    if (born != null) {
      born.info.rename(thread.getName());
      ThreadState state = new ThreadState(born.info, born.birth);
      if (thread.getClass().getName().equals(CARRIER)) {
        state.busy++;
      }
      LOCK.lock();
      try {
        // The link may have been replaced.
        Link link = find(id);
        link.state = state;
        link.birth = null;
      } finally {
        LOCK.unlock();
      }
      return state;
    }
    ThreadInfo info = new ThreadInfo(id, thread.isVirtual(), thread.getName(), null, null);
    ThreadState state = new ThreadState(info, null);
    // The JVM made this thread: it comes after all that have ended, as the one that runs shutdown
    // hooks does.
    ENDED.acquire(state);
    add(new Link(id, info, state, null));
    return state;
  }

  private static Link born(long id) {
    LOCK.lock();
    try {
      return find(id);
    } finally {
      LOCK.unlock();
    }
  }

  private static Link find(long id) {
    Link l = table[(int) id & table.length - 1];
    while (l != null && l.id != id) {
      l = l.next;
    }
    return l;
  }

  private static void add(Link link) {
    LOCK.lock();
    try {
      if (count > table.length / 2) {
        enlarge();
      }
      put(table, link);
      count++;
    } finally {
      LOCK.unlock();
    }
  }

  private static void put(Link[] links, Link link) {
    int at = (int) link.id & links.length - 1;
    link.next = links[at];
    links[at] = link;
  }

  private static void enlarge() {
    Link[] links = new Link[table.length * 4];
    for (Link first : table) {
      for (Link l = first; l != null; l = l.next) {
        put(links, new Link(l.id, l.info, l.state, l.birth));
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
    long id = thread.threadId();
    ThreadInfo info =
        new ThreadInfo(id, thread.isVirtual(), thread.getName(), state.info.toString(), place);
    add(new Link(id, info, null, state.release()));
  }

  /** The calling thread does nothing any more that others could see. */
  static void ending(ThreadState state, Thread thread) {
    state.info.rename(thread.getName());
    Sync.TABLE.get(thread, Sync.THREAD_END).release(state);
    if (!thread.isDaemon()) {
      ENDED.releaseTogether(state);
    }
    remove(state.threadId());
    state.end();
  }

  private static void remove(long id) {
    LOCK.lock();
    try {
      int at = (int) id & table.length - 1;
      Link before = null;
      Link l = table[at];
      while (l != null && l.id != id) {
        before = l;
        l = l.next;
      }
      if (l == null) {
        return;
      }
      if (before == null) {
        table[at] = l.next;
      } else {
        before.next = l.next;
      }
      count--;
    } finally {
      LOCK.unlock();
    }
  }
}
