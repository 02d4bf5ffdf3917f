package plait.sharedobject;

import java.io.FileNotFoundException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plait.Processes;

/** What the tests share. */
interface Board {

  record Entry(String who, int done) {}

  Entry report(String who, int more);

  @Nullable String echo(@Nullable String text);

  byte[] grown(byte[] bytes);

  Object thing(String kind);

  void fail(String message) throws FileNotFoundException;

  /** Waits until somebody gives something. */
  String take() throws InterruptedException;

  void give(String text);

  int interrupts();

  /** A part that is shared itself. */
  Board part(String name);

  /** Calls another board, from where this one is. */
  int askedOf(Board other, String who);

  long pid();

  void die();

  default int twice(String who) {
    report(who, 1);
    return report(who, 1).done();
  }

  static Board shared() {
    return Processes.share(Board.class, new InMemory());
  }

  /** The object behind it. */
  final class InMemory implements Board {
    private final ConcurrentHashMap<String, Integer> done = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Board> parts = new ConcurrentHashMap<>();
    private final BlockingQueue<String> given = new LinkedBlockingQueue<>();
    private final AtomicInteger interrupts = new AtomicInteger();

    @Override
    public Entry report(String who, int more) {
      return new Entry(who, done.merge(who, more, Integer::sum));
    }

    @Override
    public @Nullable String echo(@Nullable String text) {
      return text;
    }

    @Override
    public byte[] grown(byte[] bytes) {
      byte[] grown = bytes.clone();
      for (int i = 0; i < grown.length; i++) {
        grown[i]++;
      }
      return grown;
    }

    @Override
    public Object thing(String kind) {
      return kind.equals("list") ? List.of(1, 2) : new Object();
    }

    @Override
    public void fail(String message) throws FileNotFoundException {
      throw new FileNotFoundException(message);
    }

    @Override
    public String take() throws InterruptedException {
      try {
        return given.take();
      } catch (InterruptedException e) {
        interrupts.incrementAndGet();
        throw e;
      }
    }

    @Override
    public void give(String text) {
      given.add(text);
    }

    @Override
    public int interrupts() {
      return interrupts.get();
    }

    @Override
    public Board part(String name) {
      return parts.computeIfAbsent(name, any -> shared());
    }

    @Override
    public int askedOf(Board other, String who) {
      return other.report(who, 10).done();
    }

    @Override
    public long pid() {
      return ProcessHandle.current().pid();
    }

    @Override
    public void die() {
      Runtime.getRuntime().halt(9);
    }
  }
}
