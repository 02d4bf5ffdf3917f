package plait.internal.ship;

/**
 * The form of what a parent tells a worker about classes.
 *
 * <p>What goes ahead of a task is a sequence of items, each a tag and its parts:
 *
 * <pre>
 * CLASS   loader, name, flags, place or "", class bytes     the loader defines this class
 * ALIAS   loader, name, other loader                        it has the class from the other one
 * FORGET  loader                                            the loader is not used any more
 * </pre>
 *
 * <p>The answer to a question is one of these:
 *
 * <pre>
 * NONE                        there is no such thing
 * LOCAL                       the worker's own JDK or Plait has it
 * DEFINED  loader, items      a class: who defines it, and its bytes with those of its supertypes
 * REFUSED  text               the reason
 * CONTENT  bytes              a resource
 * COUNT    number             how many resources of that name there are
 * </pre>
 *
 * <p>A question is the number of a loader and a text: the name of a class, {@code /3/path} for the
 * fourth of the resources with that path, <code>/&#42;/path</code> for their number.
 */
final class Shipment {
  static final int CLASS = 1;
  static final int ALIAS = 2;
  static final int FORGET = 3;

  static final int NONE = 10;
  static final int LOCAL = 11;
  static final int DEFINED = 12;
  static final int REFUSED = 13;
  static final int CONTENT = 14;
  static final int COUNT = 15;

  /** Flag of a class: its assertions are enabled. */
  static final int ASSERTIONS = 1;

  private Shipment() {}

  static byte[] refused(String reason) {
    return new ShipmentWriter().tag(REFUSED).text(reason).toBytes();
  }
}
