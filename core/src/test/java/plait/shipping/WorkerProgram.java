package plait.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import plait.Target;
import plait.internal.ship.RemoteLoaders;

/**
 * The program of a {@link WorkerJvm}: runs one task after the other, each in a thread that has the
 * task's class loader. It has nothing but Plait and these classes on its class path.
 */
public final class WorkerProgram {
  static final int AHEAD = 1;
  static final int TASK = 2;
  static final int ANSWER = 3;
  static final int QUESTION = 4;
  static final int RESULT = 5;
  static final int FAILURE = 6;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final RemoteLoaders loaders = new RemoteLoaders(this::fetch);

  private WorkerProgram(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Serves the parent on standard input and output, until the parent closes them. */
  public static void main(String[] arguments) throws Exception {
    var out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(new PrintStream(System.err, true));
    new WorkerProgram(new DataInputStream(System.in), out).serve();
  }

  private void serve() throws Exception {
    for (int kind = in.read(); kind >= 0; kind = in.read()) {
      byte[] body = in.readNBytes(in.readInt());
      if (kind == AHEAD) {
        loaders.accept(body);
      } else {
        run(body);
      }
    }
  }

  private void run(byte[] task) throws IOException {
    try {
      int number = ((task[0] & 0xff) << 8) + (task[1] & 0xff);
      Thread.currentThread().setContextClassLoader(loaders.loader(number));
      byte[] rest = Arrays.copyOfRange(task, 2, task.length);
      var target = (Target<?>) WorkerStreams.unpack(rest, loaders);
      Object result = target.call();
      send(RESULT, WorkerStreams.pack(result, loaders).bytes);
    } catch (Throwable e) {
      var text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      send(FAILURE, text.toString().getBytes(UTF_8));
    }
  }

  private synchronized byte[] fetch(int loader, String name) throws IOException {
    out.write(QUESTION);
    out.writeInt(loader);
    out.writeUTF(name);
    out.flush();
    if (in.read() != ANSWER) {
      throw new IOException("The parent gave no answer");
    }
    return in.readNBytes(in.readInt());
  }

  private synchronized void send(int kind, byte[] body) throws IOException {
    out.write(kind);
    out.writeInt(body.length);
    out.write(body);
    out.flush();
  }
}
