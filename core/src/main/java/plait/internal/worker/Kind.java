package plait.internal.worker;

/**
 * The kinds of frames between a program and its worker, and what is in each. A frame belongs to a
 * load where it says so: its id is the load's number.
 */
public final class Kind {
  /** Both sides must speak the same version; anything else is refused. */
  public static final int VERSION = 4;

  // ---- to the worker

  /** Class files and what belongs to them, to be known before the next load: the whole body. */
  public static final int CLASSES = 1;

  /**
   * A load: number of the loader of its context, number of items (0 for a target without), the
   * target or function, the items: parcels, or with the flag {@link #PLAIN} plain values.
   */
  public static final int RUN = 2;

  /** About a load: stop what runs at this place; flag {@link #REST}: and begin nothing more. */
  public static final int STOP = 3;

  /** The answer to a question of that id: the whole body. */
  public static final int ANSWER = 4;

  /** Leave at once. */
  public static final int LEAVE = 5;

  /**
   * Nothing more will be sent but answers. A thread that waited for more would hold up the JVM's
   * exit for 300 ms, as every thread in native code does.
   */
  public static final int END = 6;

  // ---- to the program

  /** The first frame: version, the token or nothing, a {@link Greeting}. */
  public static final int HELLO = 16;

  /** Of a load: place, the value. */
  public static final int VALUE = 17;

  /** Of a load: place, the failure. */
  public static final int FAILURE = 18;

  /** Of a load: nothing more will come; how many things had begun. */
  public static final int DONE = 19;

  /** Of a load or of id 0: bytes printed; flag {@link #ERROR} if to standard error. */
  public static final int OUTPUT = 20;

  /** A question about classes: number of a loader, text. The id is the answer's. */
  public static final int QUESTION = 21;

  /** The JVM has begun to exit: shutdown hooks run. */
  public static final int EXITING = 22;

  /** Of a load: a place, and the plain values for it and for the places after it. */
  public static final int VALUES = 23;

  // ---- in both directions, about long arrays

  /** An array follows, which the next load, value or failure refers to: its type and length. */
  public static final int ANNEX = 32;

  /** The next part of the array: the whole body; flag {@link #IN_SLOT}: is in the next slot. */
  public static final int PART = 33;

  /** The slot of the oldest part that was told is free again. */
  public static final int FREE = 34;

  /** To the worker: there is memory to share; the program's process, a descriptor of it. */
  public static final int SHARE = 35;

  /** To the program: flag {@link #REFUSED}: it cannot be used; else it is from now on. */
  public static final int SHARED = 36;

  // ---- about answers that wait to be sent

  /** To the worker: memory for a ledger; the program's process, a descriptor of it. */
  public static final int LEDGER = 37;

  /** To the program: flag {@link #REFUSED}: it cannot be used; else it is from now on. */
  public static final int LEDGER_KEPT = 38;

  // ---- flags

  /** Of a load: after it the process leaves as a program does that has come to its end. */
  public static final int LAST = 1;

  /** Of a load: its items are plain values. */
  public static final int PLAIN = 2;

  public static final int REST = 1;
  public static final int ERROR = 1;
  public static final int IN_SLOT = 1;
  public static final int REFUSED = 1;

  private Kind() {}
}
