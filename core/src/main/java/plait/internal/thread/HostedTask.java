package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.Task;

/** The task that a piece of another program sees as its own. */
final class HostedTask extends BaseTask<@Nullable Void> {
  private final LivingTasks.Entry entry;

  HostedTask(Thread host) {
    super(ForeignTask.nameOf(host));
    thread = host;
    advance(NEW, RUNNING);
    entry = Registry.add(this);
  }

  /** Ends it in its thread: closes what was left open and takes back an interrupt of a cancel. */
  void finishHosted() {
    UnjoinedFailures.guard(name(), () -> Strands.<@Nullable Void>runAs(this, () -> null));
    execute(() -> null);
  }

  @Override
  protected void ended() {
    entry.remove();
  }

  @Override
  public Task<@Nullable Void> start() {
    throw new IllegalStateException(name() + " runs already: its program started it.");
  }

  @Override
  public boolean isDaemon() {
    return false;
  }
}
