package plait.internal.sharedobject;

import java.util.HashMap;
import java.util.Map;

/**
 * An object of this process that others may call, and who has handles to it.
 *
 * <p>All but the constants is guarded by the monitor of {@link Exports}.
 */
final class Export {
  /** A ticket that nobody claims is good for so long. */
  private static final long LONGEST_NANOS = 600_000_000_000L;

  final long key;
  final Contract contract;
  final Object target;

  /** The processes that have handles, and how often they have said so without taking it back. */
  private final Map<Integer, Integer> holders = new HashMap<>();

  /** Tickets on their way: their numbers, and since when. */
  private final Map<Long, Long> tickets = new HashMap<>();

  Export(long key, Contract contract, Object target) {
    this.key = key;
    this.contract = contract;
    this.target = target;
  }

  void expect(long ticket) {
    tickets.put(ticket, System.nanoTime());
  }

  /** A ticket has arrived. */
  void arrived(long ticket) {
    tickets.remove(ticket);
  }

  void held(int by) {
    holders.merge(by, 1, Integer::sum);
  }

  void dropped(int by) {
    holders.computeIfPresent(by, (peer, times) -> times == 1 ? null : times - 1);
  }

  /** A process has ended. */
  void abandoned(int by) {
    holders.remove(by);
  }

  boolean isHeldBy(int peer) {
    return holders.containsKey(peer);
  }

  /** Whether another process has a handle, or is to get one. */
  boolean isNeeded() {
    if (!tickets.isEmpty()) {
      long now = System.nanoTime();
      tickets.values().removeIf(since -> now - since > LONGEST_NANOS);
    }
    return !holders.isEmpty() || !tickets.isEmpty();
  }
}
