package plait.internal.worker;

/** The thread that reads the link while a body runs. */
final class Watcher extends Thread {
  private final Inbox in;

  Watcher(Inbox in) {
    super(null, null, "plait-watch", 0, false);
    this.in = in;
    setDaemon(true);
    setPriority(MAX_PRIORITY);
  }

  @Override
  public void run() {
    in.watch();
  }
}
