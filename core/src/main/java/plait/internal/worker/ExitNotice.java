package plait.internal.worker;

/** Tells the program that the JVM has begun to exit, so that it can set a limit to that. */
final class ExitNotice extends Thread {
  private final Outbox out;

  ExitNotice(Outbox out) {
    super("plait-exit");
    this.out = out;
  }

  @Override
  public void run() {
    PrintedBytes.flushAll();
    out.exiting();
  }
}
