package plait.internal.sharedlock;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who waits for whom: the first waits for something that the second has, and so on, through several
 * processes. Written into the cell of each lock that the first one has, so that those who wait for
 * that lock can put themselves before it.
 *
 * @param members those who wait
 */
record Chain(List<Member> members) {
  private static final int MOST = 24;
  private static final int NUMBERS = Long.BYTES + 2 * Integer.BYTES + Byte.BYTES;
  private static final int TEXTS = 4;

  /** Somebody who waits for a lock that processes share may be refused it. */
  private static final byte REFUSABLE = 1;

  /**
   * One who waits.
   *
   * @param thread its process and thread, as the word of a lock has them
   * @param number the number of its wait in its process
   * @param round how often that has begun to search anew
   * @param refusable whether the wait can end with a refusal
   * @param task its name
   * @param waitsFor what it waits for
   * @param waitsAt where
   * @param holds what it has of that which the one before waits for
   */
  record Member(
      long thread,
      int number,
      int round,
      boolean refusable,
      String task,
      String waitsFor,
      String waitsAt,
      String holds) {

    boolean isSame(Member other) {
      return thread == other.thread && number == other.number;
    }

    Member holding(String what) {
      return new Member(thread, number, round, refusable, task, waitsFor, waitsAt, what);
    }

    /** The texts, cut to that room: the names last. */
    private List<byte[]> texts(int room) {
      byte[] name = cut(task, room / 4);
      byte[] wanted = cut(waitsFor, room / 4);
      int left = room - name.length - wanted.length;
      byte[] place = cut(waitsAt, Math.max(left / 2, left - holds.length()));
      return List.of(name, wanted, place, cut(holds, left - place.length));
    }

    private static byte[] cut(String text, int room) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return bytes.length <= room ? bytes : Arrays.copyOf(bytes, Math.max(0, room));
    }
  }

  /** The same as far as a member comes again, that one included. */
  Chain once() {
    for (int i = 1; i < members.size(); i++) {
      Member member = members.get(i);
      if (members.subList(0, i).stream().anyMatch(member::isSame)) {
        return new Chain(List.copyOf(members.subList(0, i + 1)));
      }
    }
    return this;
  }

  /** Where a member comes again, after the first place; 0 if it does not. */
  int again(Member member) {
    for (int i = 1; i < members.size(); i++) {
      if (members.get(i).isSame(member)) {
        return i;
      }
    }
    return 0;
  }

  boolean isOf(Chain other) {
    if (members.size() != other.members.size()) {
      return false;
    }
    for (int i = 0; i < members.size(); i++) {
      if (!members.get(i).isSame(other.members.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The bytes, at most so many: texts are cut, and members that find no room are left out. */
  byte[] encoded(int room) {
    int count = Math.min(members.size(), MOST);
    int each = room / Math.max(1, count) - NUMBERS - TEXTS * Short.BYTES;
    ByteBuffer out = ByteBuffer.allocate(room);
    for (Member member : members.subList(0, count)) {
      out.putLong(member.thread).putInt(member.number).putInt(member.round);
      out.put(member.refusable ? REFUSABLE : 0);
      for (byte[] text : member.texts(each)) {
        out.putShort((short) text.length).put(text);
      }
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** What the bytes say; those of a process that writes what it likes give something or other. */
  static Chain decoded(byte[] bytes) {
    List<Member> members = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      while (in.hasRemaining() && members.size() < MOST) {
        members.add(
            new Member(
                in.getLong(),
                in.getInt(),
                in.getInt(),
                in.get() == REFUSABLE,
                text(in),
                text(in),
                text(in),
                text(in)));
      }
    } catch (BufferUnderflowException cut) {
      members.clear();
    }
    return new Chain(members);
  }

  private static String text(ByteBuffer in) {
    byte[] text = new byte[Math.min(Short.toUnsignedInt(in.getShort()), in.remaining())];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
