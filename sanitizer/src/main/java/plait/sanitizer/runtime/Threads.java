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

    Link(long id, ThreadInfo info, Clock birth) {
      this.id = id;
      this.info = info;
      this.birth = birth;
    }
  }

  /** Runs virtual threads and nothing of the program's; whatever they do, they do as themselves. */
  private static final String CARRIER = "jdk.internal.misc.CarrierThread";

  private static final SpinLock LOCK = new SpinLock();
  private static final int TRACED_STARTS = 20_000;

  /**
   * Not volatile, so that the JVM's compiler looks a thread up once for several methods: who sees
   * an old table, or an incomplete one, goes on under the lock.
   */
  private static Link[] table = new Link[1024];

  private static int count;
  private static int started;

  private Threads() {}

  /** Of the calling thread. */
  static ThreadState current() {
    Thread thread = Thread.currentThread();
    Link link = find(thread.threadId());
    return link != null && link.state != null ? link.state : enter(thread, link);
  }

  private static ThreadState enter(Thread thread, Link seen) {
    Link link = seen != null ? seen : surely(thread.threadId());
    if (link == null) {
      return enterUnknown(thread);
    }
    if (link.state == null) {
      link.info.rename(thread.getName());
      ThreadState state = new ThreadState(link.info, link.birth);
      if (thread.getClass().getName().equals(CARRIER)) {
        state.busy++;
      }
      link.birth = null;
      link.state = state;
    }
    return link.state;
  }

  /** The JVM made this thread: it comes after all that have ended, as the shutdown hooks' does. */
  private static ThreadState enterUnknown(Thread thread) {
    long id = thread.threadId();
    ThreadInfo info = new ThreadInfo(id, thread.isVirtual(), thread.getName(), null, null);
    ThreadState state = new ThreadState(info, null);
    ENDED.acquire(state);
    Link link = new Link(id, info, null);
    link.state = state;
    add(link);
    return state;
  }

  private static Link surely(long id) {
    LOCK.lock();
    try {
      return find(id);
    } finally {
      LOCK.unlock();
    }
  }

  private static Link find(long id) {
    Link[] links = table;
    Link l = links[(int) id & links.length - 1];
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
    // Who follows links meanwhile may miss one, and then looks under the lock.
    Link[] links = new Link[table.length * 4];
    for (Link first : table) {
      for (Link l = first, next; l != null; l = next) {
        next = l.next;
        put(links, l);
      }
    }
    table = links;
  }

  private static final Object ALL = new Object();

  /**
   * Where the end of a virtual thread is kept, of which there may be very many: the field is for
   * the thread itself, which does nothing any more.
   */
  private static final long END = Raw.offset(Thread.class, "scopedValueBindings");

  /** Released by each thread that ends. */
  private static final SyncVar ENDED = new SyncVar(ALL, 0);

  /** A thread is about to be started by the caller. */
  static void starting(ThreadState state, Thread thread) {
    Throwable place = started++ < TRACED_STARTS ? new Trace() : null;
    long id = thread.threadId();
    ThreadInfo info =
        new ThreadInfo(id, thread.isVirtual(), thread.getName(), state.info.toString(), place);
    add(new Link(id, info, state.release()));
  }

  /** The calling thread does nothing any more that others could see. */
  static void ending(ThreadState state, Thread thread) {
    state.info.rename(thread.getName());
    if (thread.isVirtual()) {
      Raw.set(thread, END, state.release());
    } else {
      Sync.TABLE.get(thread, Sync.THREAD_END).release(state);
    }
    if (!thread.isDaemon()) {
      ENDED.releaseTogether(state);
    }
    remove(state.threadId());
    state.end();
  }

  /** The calling thread learned that another one has ended. */
  static void ended(ThreadState state, Thread thread) {
    if (!thread.isVirtual()) {
      Sync.acquire(state, thread, Sync.THREAD_END);
    } else if (Raw.reference(thread, END) instanceof Clock end) {
      state.acquire(end);
    }
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
