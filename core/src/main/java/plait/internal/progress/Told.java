package plait.internal.progress;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import plait.Progress;

/**
 * Tells a receiver of the states of bars, one after the other: a thread that comes while another
 * one is telling leaves its states to that one and goes on. The receiver runs under no lock, and
 * hears of no bar after its last state.
 */
final class Told implements Display {

  /** Gets the states of all bars, never two at a time. */
  interface Receiver {
    void accept(Bar bar, Progress.State state);
  }

  private record Report(Bar bar, Progress.State state) {}

  private final List<Bar> open;
  private final Receiver receiver;
  private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
  private final AtomicInteger comers = new AtomicInteger();
  private volatile boolean ended;

  Told(List<Bar> open, Receiver receiver) {
    this.open = open;
    this.receiver = receiver;
  }

  @Override
  public void changed() {
    if (!ended) {
      open.forEach(this::report);
    }
    tell();
  }

  @Override
  public void closed(Bar bar) {
    report(bar);
  }

  @Override
  public void end() {
    ended = true;
  }

  private void report(Bar bar) {
    reports.add(new Report(bar, bar.state()));
  }

  private void tell() {
    if (comers.getAndIncrement() > 0) {
      return;
    }
    int served;
    do {
      served = comers.get();
      for (Report report = reports.poll(); report != null; report = reports.poll()) {
        tell(report);
      }
    } while (comers.addAndGet(-served) > 0);
  }

  private void tell(Report report) {
    if (!report.bar.isTold) {
      report.bar.isTold = report.state.closed();
      receiver.accept(report.bar, report.state);
    }
  }
}
