// verdict: CLEAN
// about: What a ClassValue computed is seen whole by threads that find it without a lock; null is a
// value too.
import module java.base;

public class ClassValueSeen {
  static final class Form {
    String name;
    final char[] kinds;

    Form(String name) {
      this.name = name;
      kinds = name.toCharArray();
    }
  }

  static final ClassValue<Form> FORMS =
      new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
          return new Form(type.getSimpleName());
        }
      };

  static final ClassValue<Form> NOTHING =
      new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
          return null;
        }
      };

  static final AtomicInteger step = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    all(
        () -> {
          use();
          step.setOpaque(1);
        },
        () -> {
          awaitStep(1);
          use();
        },
        ClassValueSeen::use);
  }

  static void use() {
    for (Class<?> type : List.of(String.class, List.class, int[].class)) {
      Form form = FORMS.get(type);
      if (form.kinds.length != form.name.length() || form.kinds[0] != form.name.charAt(0)) {
        throw new IllegalStateException("not as made");
      }
      if (NOTHING.get(type) != null) {
        throw new IllegalStateException("something");
      }
    }
  }

  /** Waits until so many steps are done; orders nothing. */
  static void awaitStep(int number) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (step.getOpaque() < number && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  static void all(Body... bodies) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Body body : bodies) {
      threads.add(Thread.ofPlatform().start(unchecked(body)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  interface Body {
    void run() throws Exception;
  }

  static Runnable unchecked(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
