package plait.internal.process;

import plait.Action;

/**
 * Says something to a worker in a thread of its own: a worker that does not read keeps whoever
 * writes to it waiting, until it is killed.
 */
final class Aside {
  private static final long STACK = 128 << 10;

  private Aside() {}

  static void say(String worker, Action saying) {
    try {
      Thread.ofPlatform()
          .name("plait-process " + worker + " stop")
          .daemon(true)
          .stackSize(STACK)
          .inheritInheritableThreadLocals(false)
          .start(() -> run(saying));
    } catch (OutOfMemoryError noThread) {
      // then it is not said: whoever wanted to stop the worker kills it after the grace
    }
  }

  private static void run(Action saying) {
    try {
      saying.run();
    } catch (Exception broken) {
      // who reads from the worker sees that, too
    }
  }
}
