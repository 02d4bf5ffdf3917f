package plait.bench.downloads;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import plait.Threads;
import plait.bench.Figures;
import plait.bench.Scale;
import plait.bench.Temporary;
import plait.bench.Work;

/** Files per second, fetched eight at a time from an nginx on this computer and written to disk. */
public final class DownloadFigures implements Figures {
  private static final int FILES = 800;
  private static final int BYTES = 1 << 20;
  private static final int AT_A_TIME = 8;

  public static void main(String[] arguments) throws Exception {
    Figures.print(new DownloadFigures(), arguments);
  }

  /** Fetches a file some times, to as many files in a folder. */
  @FunctionalInterface
  private interface Fetching {
    void fetch(URI file, Path folder, int count) throws Exception;
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    Fetching fetching =
        switch (name) {
          case "plait" -> DownloadFigures::byPlait;
          case "pool" -> DownloadFigures::byThePool;
          case "python" -> (file, folder, count) -> run(python(file, folder, count));
          case "aria2" -> (file, folder, count) -> run(aria2(file, folder, count));
          default -> throw Figures.unknown(name);
        };
    int files = scale.count(FILES);
    try (var server = new Server(BYTES);
        var temporary = new Temporary()) {
      Path folder = temporary.resolve("");
      double _ = perSecond(fetching, server, folder, files); // to be warm
      return perSecond(fetching, server, folder, files);
    }
  }

  private static double perSecond(Fetching fetching, Server server, Path folder, int files)
      throws Exception {
    long begin = System.nanoTime();
    fetching.fetch(server.file(), folder, files);
    double seconds = Work.secondsSince(begin);
    for (Path target : targets(folder, files)) {
      if (Files.size(target) != BYTES) {
        throw new IOException(target + " is not whole");
      }
      Files.delete(target);
    }
    return files / seconds;
  }

  private static List<Path> targets(Path folder, int count) {
    return IntStream.range(0, count).mapToObj(i -> folder.resolve("file" + i)).toList();
  }

  private static void byPlait(URI file, Path folder, int count) {
    try (var client = HttpClient.newHttpClient();
        var pool = Threads.pool(AT_A_TIME)) {
      pool.each(target -> fetch(client, file, target), targets(folder, count));
    }
  }

  private static void byThePool(URI file, Path folder, int count) throws Exception {
    try (var client = HttpClient.newHttpClient();
        var pool = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<Path>> futures = new ArrayList<>();
      for (Path target : targets(folder, count)) {
        futures.add(pool.submit(() -> fetch(client, file, target)));
      }
      for (Future<Path> future : futures) {
        Path _ = future.get();
      }
    }
  }

  private static Path fetch(HttpClient client, URI file, Path target)
      throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(file).build(), HttpResponse.BodyHandlers.ofFile(target))
        .body();
  }

  private static List<String> python(URI file, Path folder, int count) {
    String script = System.getProperty("plait.checkout") + "/bench/python/download.py";
    return List.of(
        "python3", "-B", script, file.toString(), folder.toString(), "" + count, "" + AT_A_TIME);
  }

  private static List<String> aria2(URI file, Path folder, int count) throws IOException {
    Path list = folder.resolve("list");
    var lines = new ArrayList<String>();
    for (Path target : targets(folder, count)) {
      lines.add(file.toString());
      lines.add("  out=" + target.getFileName());
    }
    Files.write(list, lines);
    return List.of(
        "aria2c",
        "--quiet",
        "--no-conf",
        "--file-allocation=none",
        "--max-concurrent-downloads=" + AT_A_TIME,
        "--split=1",
        "--dir=" + folder,
        "--input-file=" + list);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.getFirst() + " failed: " + output);
    }
  }
}
