package plait.internal.sharedqueue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import plait.Orphans;
import plait.internal.shared.Peer;

/**
 * The messages of a ring in their order, those that somebody writes or has taken, and those that
 * were set aside. Everything here is done under the guard. A change of a block's state comes first:
 * lists and counts follow from it, and are made anew if somebody dies in between.
 */
final class Row {
  /** Longer messages are written and read outside of the guard. */
  static final int SHORT = 4096;

  private final Blocks blocks;

  Row(Blocks blocks) {
    this.blocks = blocks;
  }

  // ---- putting

  /** A block for a message of that length; 0 if there is no room. */
  private long room(int length) {
    long there = blocks.get(Fields.STORED) + blocks.get(Fields.WRITING);
    long bytes = blocks.get(Fields.STORED_BYTES) + blocks.get(Fields.WRITING_BYTES);
    if (there != 0
        && (there >= blocks.get(Fields.MOST) || bytes + length > blocks.get(Fields.MOST_BYTES))) {
      return 0;
    }
    long at = allocate(length);
    if (at == 0 && there == 0) {
      throw new IllegalStateException(
          "The items that were taken and not marked as done leave no room for one of "
              + length
              + " bytes: mark them by taskDone(), or make the queue with Orphans.FORGET.");
    }
    return at;
  }

  private long allocate(int length) {
    try {
      return blocks.allocate(Blocks.sizeFor(length));
    } catch (IOException full) {
      throw noMemory(length, full);
    }
  }

  static IllegalStateException noMemory(int length, Exception why) {
    return new IllegalStateException(
        "There is no memory for an item of " + length + " bytes: " + why.getMessage(), why);
  }

  /** Puts a short message; its block, 0 if there is no room. */
  long put(byte[] message) {
    long at = room(message.length);
    if (at != 0) {
      blocks.write(at, message);
      publish(at, message.length);
    }
    return at;
  }

  /** A block of this process for a message that it is going to write; 0 if there is no room. */
  long reserve(int length) {
    long at = room(length);
    if (at != 0) {
      blocks.setLength(at, length);
      blocks.setState(at, Blocks.BEING_WRITTEN, 0, Peer.self());
      blocks.link(Fields.BUSY, at);
      blocks.add(Fields.WRITING, 1);
      blocks.add(Fields.WRITING_BYTES, length);
    }
    return at;
  }

  /** A message has been written, and is put; or it is given up. */
  void finish(long at, int length, boolean isGood) {
    unreserve(at, length);
    if (isGood) {
      publish(at, length);
    } else {
      blocks.free(at);
    }
  }

  private void unreserve(long at, int length) {
    blocks.unlink(Fields.BUSY, at);
    blocks.add(Fields.WRITING, -1);
    blocks.add(Fields.WRITING_BYTES, -length);
  }

  private void publish(long at, int length) {
    long number = blocks.get(Fields.NUMBER) + 1;
    blocks.set(Fields.NUMBER, number);
    blocks.setLength(at, length);
    blocks.setNumber(at, number);
    blocks.setNext(at, 0);
    blocks.setState(at, Blocks.READY, 0, 0);
    long last = blocks.get(Fields.LAST);
    if (last == 0) {
      blocks.set(Fields.FIRST, at);
    } else {
      blocks.check(last);
      blocks.setNext(last, at);
    }
    blocks.set(Fields.LAST, at);
    blocks.add(Fields.UNFINISHED, 1);
    count(1, length);
  }

  private void count(int messages, long bytes) {
    blocks.add(Fields.STORED, messages);
    blocks.add(Fields.STORED_BYTES, bytes);
  }

  // ---- taking

  /**
   * Takes the first message, or null if there is none. It stays, as this process's, if that is
   * wanted or the message is long; a long one is not {@link #read} yet.
   */
  @Nullable Taken take(boolean stays) {
    long at = blocks.get(Fields.FIRST);
    if (at == 0) {
      return null;
    }
    blocks.check(at);
    if (blocks.kind(at) != Blocks.READY) {
      throw new DamagedException("an item is not there");
    }
    int length = blocks.length(at);
    long number = blocks.number(at);
    boolean isShort = length <= SHORT;
    byte @Nullable [] bytes = isShort ? blocks.read(at, length) : null;
    if (isShort && !stays) {
      remove(0, at, blocks.next(at));
      return new Taken(bytes, number, null);
    }
    long next = blocks.next(at);
    int kind = isShort ? Blocks.TAKEN : Blocks.BEING_READ;
    blocks.setState(at, kind, blocks.times(at) + 1, Peer.self());
    bridge(0, next);
    count(-1, -length);
    blocks.link(Fields.BUSY, at);
    return new Taken(bytes, number, new Held(at, number));
  }

  /** Reads a long message that was taken. Without the guard: others leave it alone until then. */
  byte[] read(Held held) {
    byte[] message = blocks.read(held.at(), blocks.length(held.at()));
    blocks.setState(held.at(), Blocks.TAKEN, blocks.times(held.at()), Peer.self());
    return message;
  }

  /** Takes out of the row what lies between two blocks. */
  private void bridge(long before, long next) {
    if (before == 0) {
      blocks.set(Fields.FIRST, next);
    } else {
      blocks.setNext(before, next);
    }
    if (next == 0) {
      blocks.set(Fields.LAST, before);
    }
  }

  private void remove(long before, long at, long next) {
    int length = blocks.length(at);
    blocks.empty(at);
    bridge(before, next);
    count(-1, -length);
    blocks.add(Fields.UNFINISHED, -1);
    blocks.free(at);
  }

  /** Removes the messages whose numbers fit; how many. */
  int removeIf(LongPredicate unwanted) {
    int removed = 0;
    long left = blocks.most();
    long before = 0;
    long at = blocks.get(Fields.FIRST);
    while (at != 0) {
      checkNotEndless(at, left--);
      long next = blocks.next(at);
      if (unwanted.test(blocks.number(at))) {
        remove(before, at, next);
        removed++;
      } else {
        before = at;
      }
      at = next;
    }
    return removed;
  }

  private void checkNotEndless(long at, long left) {
    blocks.check(at);
    if (left <= 0) {
      throw new DamagedException("a list without end");
    }
  }

  /** Copies the first messages. */
  void copy(List<Taken> into, int most) {
    long left = blocks.most();
    long at = blocks.get(Fields.FIRST);
    while (at != 0 && into.size() < most) {
      checkNotEndless(at, left--);
      into.add(copy(at));
      at = blocks.next(at);
    }
  }

  private Taken copy(long at) {
    return new Taken(blocks.read(at, blocks.length(at)), blocks.number(at), null);
  }

  // ---- what was taken

  /** Whether this process still has what it took. */
  boolean isOurs(Held held) {
    blocks.check(held.at());
    return blocks.kind(held.at()) == Blocks.TAKEN
        && blocks.peer(held.at()) == Peer.self()
        && blocks.number(held.at()) == held.number();
  }

  /** Ends a message that was taken. */
  void end(long at) {
    blocks.empty(at);
    blocks.unlink(Fields.BUSY, at);
    blocks.free(at);
    blocks.add(Fields.UNFINISHED, -1);
  }

  /** The message that was put first of those that are taken; 0 if none is. */
  long oldestTaken() {
    var oldest =
        new Object() {
          long at;
        };
    blocks.visitList(
        Fields.BUSY,
        at -> {
          if (blocks.kind(at) == Blocks.TAKEN
              && (oldest.at == 0 || blocks.number(at) < blocks.number(oldest.at))) {
            oldest.at = at;
          }
        });
    return oldest.at;
  }

  /** Puts a message that was taken back to its old place. */
  void putBack(long at, int times) {
    blocks.setState(at, Blocks.READY, times, 0);
    blocks.unlink(Fields.BUSY, at);
    long number = blocks.number(at);
    long before = 0;
    long after = blocks.get(Fields.FIRST);
    for (long left = blocks.most(); after != 0; left--) {
      checkNotEndless(after, left);
      if (blocks.number(after) > number) {
        break;
      }
      before = after;
      after = blocks.next(after);
    }
    blocks.setNext(at, after);
    bridge(before, at);
    if (after == 0) {
      blocks.set(Fields.LAST, at);
    }
    count(1, blocks.length(at));
  }

  void putBack(Held held) {
    putBack(held.at(), blocks.times(held.at()) - 1);
  }

  /** Sets aside a message that was taken. */
  void setAside(long at) {
    blocks.setState(at, Blocks.LEFT, blocks.times(at), 0);
    blocks.unlink(Fields.BUSY, at);
    blocks.link(Fields.ASIDE, at);
    blocks.add(Fields.UNFINISHED, -1);
  }

  /** Copies all that was set aside. */
  void copySetAside(List<Taken> into) {
    blocks.visitList(Fields.ASIDE, at -> into.add(copy(at)));
  }

  /** Takes out for good what was set aside and has such a number. */
  void removeSetAside(Set<Long> numbers, Set<Long> removed) {
    blocks.visitList(
        Fields.ASIDE,
        at -> {
          if (numbers.contains(blocks.number(at)) && removed.add(blocks.number(at))) {
            blocks.empty(at);
            blocks.unlink(Fields.ASIDE, at);
            blocks.free(at);
          }
        });
  }

  // ---- the dead

  /** The other processes that write a message or have taken one. */
  Set<Integer> busyPeers() {
    if (blocks.get(Fields.BUSY) == 0) {
      return Set.of();
    }
    var peers = new HashSet<Integer>();
    blocks.visitList(Fields.BUSY, at -> peers.add(blocks.peer(at)));
    peers.remove(Peer.self());
    return peers;
  }

  /** Does with all that these had as the rule says. */
  void inherit(Set<Integer> dead, Orphans rule) {
    blocks.visitList(
        Fields.BUSY,
        at -> {
          if (dead.contains(blocks.peer(at))) {
            inherit(at, rule);
          }
        });
  }

  private void inherit(long at, Orphans rule) {
    if (blocks.kind(at) == Blocks.BEING_WRITTEN) {
      blocks.empty(at);
      unreserve(at, blocks.length(at));
      blocks.free(at);
      return;
    }
    switch (rule) {
      case REDELIVER -> {
        putBack(at, blocks.times(at));
        blocks.add(Fields.REDELIVERED, 1);
      }
      case SET_ASIDE -> setAside(at);
      case FORGET -> end(at);
    }
  }
}
