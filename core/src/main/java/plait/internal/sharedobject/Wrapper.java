package plait.internal.sharedobject;

/** Something of the JDK's kind around a handle to a store. */
interface Wrapper {
  /** The handle. */
  Object store();

  /** The same around another handle to the same store. */
  Object around(Object store);
}
