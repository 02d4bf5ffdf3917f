package plait.sanitizer.runtime;

/**
 * Calls once what links itself at its first call: linking uses the collections of the JDK, which
 * call the sanitizer when they have been changed.
 */
public final class Warmth {
  private Warmth() {}

  public static void spread() {
    ThreadState state = Threads.current();
    boolean races = Sync.races;
    Sync.races = true;
    Object some = new Object();
    Sync.release(state, some, Sync.MONITOR);
    Sync.releaseTogether(state, some, Sync.MONITOR);
    Sync.acquire(state, some, Sync.MONITOR);
    Sync.races = races;
    Raw.reference(new Object[1], Raw.elementOffset(Object[].class, 0));
    Threads.starting(state, Thread.ofPlatform().unstarted(() -> {}));
  }
}
