package plait.internal.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The number by which a process is known in shared memory: its number in the system, and a part of
 * the moment when it began, so that another process of the same number is told apart. Fits in 30
 * bits and is not 0.
 */
public final class Peer {
  /** Bits of a process number: no Linux has more. */
  private static final int PID_BITS = 22;

  /** Bits of such a number. */
  public static final int BITS = 30;

  private static final int BIRTHS = (1 << (BITS - PID_BITS)) - 1;

  /** Of a process that had no descriptor free to look when it was born. */
  private static final int UNKNOWN_BIRTH = 0;

  private static final Path PROC = Path.of("/proc");
  private static final int THREADS_FIELD = 17; // counted from the state, which follows the name
  private static final int START_FIELD = 19;

  private static final String[] UNKNOWN = {};

  private static final class Self {
    static final int NUMBER = of(ProcessHandle.current().pid());
  }

  private Peer() {}

  /** This process. */
  public static int self() {
    return Self.NUMBER;
  }

  private static int of(long pid) {
    return of(pid, PROC);
  }

  /** The number of a process by what stands in that folder. */
  static int of(long pid, Path proc) {
    return number(pid, stat(pid, proc));
  }

  private static int number(long pid, String[] stat) {
    int birth =
        stat.length > START_FIELD
            ? 1 + Math.floorMod(stat[START_FIELD].hashCode(), BIRTHS)
            : UNKNOWN_BIRTH;
    return (int) (pid & ((1 << PID_BITS) - 1)) | birth << PID_BITS;
  }

  /** The number that the system gives the process. */
  public static long pid(int peer) {
    return peer & ((1 << PID_BITS) - 1);
  }

  /**
   * Whether the process lives. One that has been killed and that nobody has yet buried does not.
   * One of which that cannot be told, because this process has no descriptor free to look, is taken
   * to live: what it has must never be given to another. Takes some microseconds.
   */
  public static boolean isAlive(int peer) {
    if (peer == self()) {
      return true;
    }
    return Files.isDirectory(PROC.resolve("self"))
        ? isAlive(peer, PROC)
        : ProcessHandle.of(pid(peer)).map(ProcessHandle::isAlive).orElse(false);
  }

  /** The same by what stands in that folder. */
  static boolean isAlive(int peer, Path proc) {
    long pid = pid(peer);
    String[] stat = stat(pid, proc);
    if (stat == UNKNOWN) {
      return Files.exists(proc.resolve(Long.toString(pid))); // takes no descriptor
    }
    return stat.length > 0
        && !hasEnded(stat)
        && (isBirthUnknown(peer) || number(pid, stat) == peer);
  }

  private static boolean isBirthUnknown(int peer) {
    return peer >>> PID_BITS == UNKNOWN_BIRTH;
  }

  /** The first thread may be gone while others still run, and write. */
  private static boolean hasEnded(String[] stat) {
    return stat[0].equals("X")
        || (stat[0].equals("Z") && (stat.length <= THREADS_FIELD || isLast(stat[THREADS_FIELD])));
  }

  private static boolean isLast(String threads) {
    return threads.equals("1") || threads.equals("0");
  }

  /**
   * What the system tells of a process, from its state on; empty if there is none, {@link #UNKNOWN}
   * if it cannot be read.
   */
  private static String[] stat(long pid, Path proc) {
    try {
      String line =
          new String(
              Files.readAllBytes(proc.resolve(Long.toString(pid)).resolve("stat")),
              StandardCharsets.ISO_8859_1);
      return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    } catch (NoSuchFileException gone) {
      return new String[0];
    } catch (IOException | RuntimeException unread) { // no descriptor is free, or it is just ending
      return UNKNOWN;
    }
  }
}
