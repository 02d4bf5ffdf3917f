package plait.internal.thread;

/** A task that another thread than the one that wants it is going to start. */
public interface Handover {
  /**
   * Takes what is needed of the calling thread, and refuses what cannot be started. The start that
   * follows does not look at that again.
   *
   * @return what the program wrote as the body
   */
  Object prepare();
}
