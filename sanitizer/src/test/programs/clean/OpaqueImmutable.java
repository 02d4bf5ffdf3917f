// verdict: CLEAN
// about: Immutable objects passed on without an order: final fields cover what they lead to.
// tags: final varhandle
import module java.base;

public class OpaqueImmutable {
  static final class Names {
    private final String[] names;
    private final Map<String, Integer> places = new HashMap<>();
    private final Inner inner;

    Names(String... from) {
      names = new String[from.length];
      for (int i = 0; i < from.length; i++) {
        names[i] = from[i];
        places.put(from[i], i);
      }
      inner = new Inner(new int[] {from.length});
    }

    boolean holds() {
      return names[1].equals("b") && places.get("b") == 1 && inner.size()[0] == 2;
    }
  }

  record Inner(int[] size) {}

  static final AtomicReference<Names> byAtomic = new AtomicReference<>();
  static Names field;
  static final VarHandle FIELD;

  static {
    try {
      FIELD =
          MethodHandles.lookup().findStaticVarHandle(OpaqueImmutable.class, "field", Names.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    all(
        () -> {
          byAtomic.setOpaque(new Names("a", "b"));
          FIELD.setOpaque(new Names("a", "b"));
        },
        () -> {
          Names names = byAtomic.getOpaque();
          while (names == null) {
            Thread.onSpinWait();
            names = byAtomic.getOpaque();
          }
          Names other = (Names) FIELD.getOpaque();
          while (other == null) {
            Thread.onSpinWait();
            other = (Names) FIELD.getOpaque();
          }
          if (!names.holds() || !other.holds()) {
            throw new IllegalStateException("not as made");
          }
        });
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
