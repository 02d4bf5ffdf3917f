package plait.bench.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Work on the fields of objects. */
final class ObjectKernels {
  private static final int ACCOUNTS = 64;
  private static final int BODIES = 400;
  private static final int VIRTUAL_THREADS = 100_000;

  private ObjectKernels() {}

  private static final class Node {
    @Nullable Node left;
    @Nullable Node right;
    int value;
  }

  private static Node tree(int depth) {
    Node node = new Node();
    node.value = depth;
    if (depth > 0) {
      node.left = tree(depth - 1);
      node.right = tree(depth - 1);
    }
    return node;
  }

  private static int sum(@Nullable Node node) {
    return node == null ? 0 : node.value + sum(node.left) + sum(node.right);
  }

  private static final class Account {
    private long balance;

    synchronized long add(long amount) {
      balance += amount;
      return balance;
    }
  }

  /** Trees that are made and walked through, and accounts with a lock each. */
  static void trees() throws Exception {
    var accounts = new Account[ACCOUNTS];
    for (int i = 0; i < ACCOUNTS; i++) {
      accounts[i] = new Account();
    }
    try (var pool = Executors.newFixedThreadPool(Kernel.THREADS)) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int me = i;
        futures.add(pool.submit(() -> walk(accounts, me)));
      }
      for (Future<?> future : futures) {
        Object _ = future.get();
      }
    }
  }

  private static void walk(Account[] accounts, int me) {
    int total = sum(tree(13));
    for (int k = 0; k < 2000; k++) {
      long _ = accounts[(me + k) % ACCOUNTS].add(total);
    }
  }

  private static final class Body {
    double x;
    double y;
    double vx;
    double vy;
    double mass;
  }

  /** Bodies that attract each other: fields of objects, read by all threads, written by one. */
  static void bodies() throws InterruptedException {
    var bodies = new Body[BODIES];
    for (int i = 0; i < BODIES; i++) {
      var body = new Body();
      body.x = i % 20;
      body.y = Math.floorDiv(i, 20);
      body.mass = 1 + i % 3;
      bodies[i] = body;
    }
    var barrier = new CyclicBarrier(Kernel.THREADS);
    Kernel.together(me -> {
      int from = me * BODIES / Kernel.THREADS;
      int to = (me + 1) * BODIES / Kernel.THREADS;
      for (int step = 0; step < 10; step++) {
        for (int i = from; i < to; i++) {
          attract(bodies[i], bodies);
        }
        int _ = barrier.await();
        for (int i = from; i < to; i++) {
          Body body = bodies[i];
          body.x += 0.001 * body.vx;
          body.y += 0.001 * body.vy;
        }
        int _ = barrier.await();
      }
    });
  }

  private static void attract(Body body, Body[] all) {
    for (Body other : all) {
      if (other != body) {
        double dx = other.x - body.x;
        double dy = other.y - body.y;
        double distance = dx * dx + dy * dy + 0.01;
        double pull = other.mass / (distance * Math.sqrt(distance));
        body.vx += dx * pull;
        body.vy += dy * pull;
      }
    }
  }

  /** Very many virtual threads that change one object. */
  static void virtual() {
    var account = new Account();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < VIRTUAL_THREADS; i++) {
        pool.execute(() -> account.add(1));
      }
    }
  }
}
