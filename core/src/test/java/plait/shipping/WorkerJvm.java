package plait.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plait.Target;
import plait.internal.ship.Delivery;
import plait.internal.ship.ShippedLoaders;
import plait.internal.ship.ShippingLimits;

/**
 * A worker in a JVM of its own that knows nothing of the program but what is shipped to it. It runs
 * one task at a time.
 */
public final class WorkerJvm implements AutoCloseable {
  /** The system property with the class path of a worker, for programs that are not tests. */
  public static final String PATH = "shipping.worker.path";

  private static final ShippedLoaders OF_PROGRAM = new ShippedLoaders();

  private final ShippedLoaders loaders;
  private final Delivery delivery;
  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final List<String> questions = new ArrayList<>();

  /** What a task threw in its worker, as text. */
  public static final class TaskFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    TaskFailed(String trace) {
      super(trace);
    }
  }

  private WorkerJvm(ShippedLoaders loaders, ShippingLimits limits) throws IOException {
    this.loaders = loaders;
    this.delivery = loaders.newDelivery(limits);
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty(PATH),
            WorkerProgram.class.getName());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    this.process = builder.start();
    this.in = new DataInputStream(process.getInputStream());
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** A worker of this program. */
  public static WorkerJvm start() throws IOException {
    return start(OF_PROGRAM, ShippingLimits.DEFAULT);
  }

  /** A worker with the loaders and the limits of a test. */
  public static WorkerJvm start(ShippedLoaders loaders, ShippingLimits limits) throws IOException {
    return new WorkerJvm(loaders, limits);
  }

  /** Copies the classes of a worker to a folder, and gives a class path for it. */
  public static String classPath(Path plait, Path testClasses, Path folder) throws IOException {
    var name = WorkerProgram.class.getPackageName().replace('.', '/');
    var target = Files.createDirectories(folder.resolve(name));
    try (var files = Files.newDirectoryStream(testClasses.resolve(name), "Worker*.class")) {
      for (var file : files) {
        if (!file.getFileName().toString().startsWith("WorkerJvm")) {
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
    return plait + File.pathSeparator + folder;
  }

  /** Runs a task in the worker and gives its result. */
  @SuppressWarnings("unchecked") // it is the task's own result
  public <T> T call(Target<T> task) throws Exception {
    var packed = WorkerStreams.pack(task, loaders);
    byte[] ahead = delivery.ahead(packed.loaders, packed.names);
    if (ahead != null) {
      send(WorkerProgram.AHEAD, ahead);
    }
    int context = packed.loaders.length == 0 ? 0 : packed.loaders[0];
    var body = new byte[packed.bytes.length + 2];
    body[0] = (byte) (context >> 8);
    body[1] = (byte) context;
    System.arraycopy(packed.bytes, 0, body, 2, packed.bytes.length);
    send(WorkerProgram.TASK, body);
    return (T) result();
  }

  private Object result() throws Exception {
    for (int kind = in.readByte(); ; kind = in.readByte()) {
      switch (kind) {
        case WorkerProgram.QUESTION -> answer(in.readInt(), in.readUTF());
        case WorkerProgram.RESULT -> {
          return WorkerStreams.unpack(in.readNBytes(in.readInt()), loaders);
        }
        case WorkerProgram.FAILURE ->
            throw new TaskFailed(new String(in.readNBytes(in.readInt()), UTF_8));
        default -> throw new IOException("The worker said " + kind);
      }
    }
  }

  private void answer(int loader, String name) throws IOException {
    questions.add(loader + " " + name);
    send(WorkerProgram.ANSWER, delivery.answer(loader, name));
  }

  private void send(int kind, byte[] body) throws IOException {
    out.write(kind);
    out.writeInt(body.length);
    out.write(body);
    out.flush();
  }

  /** What the worker has asked for so far. */
  public List<String> questions() {
    return List.copyOf(questions);
  }

  @Override
  public void close() throws IOException {
    out.close();
    process.destroyForcibly();
  }
}
