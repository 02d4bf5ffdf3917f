package plait.internal.worker;

import java.io.IOException;
import plait.internal.ship.RemoteLoaders;
import plait.internal.thread.StallWatch;
import plait.internal.wire.FrameReader;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Incoming;
import plait.internal.wire.Limits;
import plait.internal.wire.LongArrays;
import plait.internal.wire.Packer;
import plait.internal.wire.Trust;

/**
 * The program that a worker process runs. What is on the way to the first result is kept plain:
 * lambdas, sockets, JDK serialization and the like take longer to load than the JVM to start.
 */
public final class WorkerMain {
  private static final int CANNOT_START = 113;

  private static volatile boolean running;

  private WorkerMain() {}

  /** Whether this process is a worker. */
  public static boolean isRunning() {
    return running;
  }

  /** Runs loads until one is the last, the program says so, or has gone. */
  public static void main(String[] directions) throws Exception {
    running = true;
    StallWatch.leaveOff();
    Connection connection = open(directions);
    Greeting mine = Greeting.mine();
    Outbox out = new Outbox(new FrameWriter(connection.out(), Limits.WIDE));
    PrintedBytes.install(out);
    out.hello(connection.token(), mine);
    ClassQuestions questions = new ClassQuestions(out);
    RemoteLoaders loaders = new RemoteLoaders(questions);
    loaders.beHere();
    FrameReader frames = new FrameReader(connection.in(), Limits.WIDE);
    Inbox in = new Inbox(frames, out, loaders);
    questions.answeredIn(in);
    new Watcher(in).start();
    Runtime.getRuntime().addShutdownHook(new ExitNotice(out));
    Packer packer = new Packer(loaders, Limits.WIDE, LongArrays.LENT_BESIDE);
    Incoming incoming = new Incoming(loaders, Limits.WIDE, Trust.full());
    serve(in, new Execution(out, in.replying(), packer, incoming, loaders));
  }

  private static Connection open(String[] directions) {
    try {
      return Connection.open(directions);
    } catch (IOException | RuntimeException e) {
      System.err.println(e);
      Leave.now(CANNOT_START);
      throw new IllegalStateException(e);
    }
  }

  private static void serve(Inbox in, Execution execution) throws Failed {
    while (true) {
      Load load = in.next();
      boolean good = execution.run(load);
      if (load.last) {
        leaveLikeMain(good);
        return;
      }
    }
  }

  /** The JVM goes when the threads that are no daemons have ended, with exit code 0 or 1. */
  private static void leaveLikeMain(boolean good) throws Failed {
    if (!good) {
      Thread.currentThread().setUncaughtExceptionHandler(Failed.TOLD);
      throw new Failed();
    }
  }

  /** Ends the main thread so that the exit code is 1; what happened has been told. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    static final Thread.UncaughtExceptionHandler TOLD =
        new Thread.UncaughtExceptionHandler() {
          @Override
          public void uncaughtException(Thread thread, Throwable failure) {}
        };

    Failed() {
      super(null, null, false, false);
    }
  }
}
