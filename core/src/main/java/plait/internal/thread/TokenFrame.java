package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelToken;
import plait.CancelledException;
import plait.Hold;

/** The part of a task that answers a token; confined to the task's thread. */
final class TokenFrame implements CancelFrame {
  private final CancelToken token;
  private boolean told;

  private TokenFrame(CancelToken token) {
    this.token = token;
  }

  static void run(CancelToken token, Action action) throws Exception {
    Strand me = Strands.current();
    Thread thread = Thread.currentThread();
    TokenFrame frame = new TokenFrame(token);
    me.enter(frame);
    try (Hold _ = token.onCancel(() -> Waits.poke(thread))) {
      action.run();
    } finally {
      me.leave(frame);
    }
  }

  @Override
  public @Nullable RuntimeException pending() {
    try {
      token.throwIfCancelled();
      return null;
    } catch (CancelledException cancelled) {
      told = true;
      return cancelled;
    }
  }

  @Override
  public boolean wasTold() {
    return told;
  }
}
