package plait.internal.pool;

/** A body that has to know when its task is given up while it runs. */
interface Abandonable {

  /** The task was ended from outside with this failure; the calling thread is not the body's. */
  void abandoned(Throwable failure);
}
