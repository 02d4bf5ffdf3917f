package plait.shared;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that use a queue are killed at any moment; the storm does that 10,000 times. */
class QueueKillTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whoeverIsKilledNothingIsLostOrDoubled(long seed) throws Exception {
    new QueueKills(seed).run(1);
  }
}
