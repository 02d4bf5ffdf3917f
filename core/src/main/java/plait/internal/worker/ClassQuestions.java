package plait.internal.worker;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import plait.internal.ship.ClassFetch;

/** Asks the program about its classes, over the link. */
final class ClassQuestions implements ClassFetch {
  private final AtomicLong numbers = new AtomicLong();
  private final Outbox out;

  /** Written before the first question can be asked. */
  private @Nullable Inbox in;

  ClassQuestions(Outbox out) {
    this.out = out;
  }

  void answeredIn(Inbox inbox) {
    in = inbox;
  }

  @Override
  public byte @Nullable [] fetch(int loader, String name) {
    Inbox answers = in;
    if (answers == null) {
      return null;
    }
    long number = numbers.incrementAndGet();
    out.question(number, loader, name);
    return answers.answer(number);
  }
}
