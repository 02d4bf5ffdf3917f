// A tour of concurrent work on real input. Files are downloaded side by side while the program
// stays responsive; consumers count their words into shared memory under a lock; the same loop
// runs without the lock; and a computation runs on one core, on all of them, and in processes of
// their own, beside Python's threads.
//
//   ./plait run examples/Tour.java [--at-once N] [--patience SECONDS] [--most BYTES] [URL...]
//
// Without URLs it fetches texts of this project from a small server of its own. The exit code is 0
// if at least one file came, 1 if none did, 2 if the arguments are wrong.
//
// Expected output:
//   1. Download 40 files from http://127.0.0.1:.../, 8 at a time
//      main goes on while they are on their way
//   ...
//      40 files came, ... kB in ... s; 0 failed
//
//   2. Count their words: 4 consumers, 1 queue, 1 lock
//      ... words, ... of them different; most common: ...
//
//   3. The same loop without the lock
//      with it:    ... words counted
//      without it: ... words counted, ... lost
//
//   4. Count primes on one core and on all of ...
//      1 thread ... s, ... threads ... s: ... times as fast
//      ... processes, each with its own memory: ... s
//      ...
// Expected errors:
//   ...

import module java.net.http;
import module jdk.httpserver;
import module plait;

int atOnce = 8;
Duration patience = Duration.ofSeconds(30);
long mostBytes = 64_000_000;

void main(String... arguments) throws Exception {
  var urls = urls(arguments);
  var folder = temporaryFolder();
  var files = urls.isEmpty() ? downloadFromOwnServer(folder) : download(urls, folder);
  if (files.isEmpty()) System.exit(1);
  long words = countWords(files);
  countWordsWithoutLock(files, words);
  compareCores();
}

// ---- 1. downloads: a semaphore is the limit, and main stays free

List<Path> download(List<URI> urls, Path folder) {
  chapter(
      "1. Download %d files from %s, %d at a time",
      urls.size(), urls.getFirst().resolve("/"), atOnce);
  long begun = System.nanoTime();
  var slots = Threads.semaphore("downloads", atOnce);
  try (var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
      var bytes = Progress.bar("bytes", -1);
      var done = Progress.bar("files", urls.size())) {
    var downloads = new ArrayList<Task<Path>>();
    for (var url : urls) {
      var file = folder.resolve("file-" + downloads.size());
      downloads.add(
          Threads.named(url.toString())
              .start(() -> {
                try (var _ = slots.hold()) {
                  return fetchPatiently(client, url, file, bytes);
                } finally {
                  done.tick();
                }
              }));
    }
    say("main goes on while they are on their way");
    var ticker =
        Threads.every(
            Duration.ofMillis(200), () -> say("%d of them are here", done.state().count()));
    var outcomes = Tasks.outcomes(downloads);
    ticker.cancel();
    return summary(urls, outcomes, begun);
  }
}

/** Up to three attempts, each with a time limit that ends whatever it is waiting for. */
Path fetchPatiently(HttpClient client, URI url, Path file, Progress bytes) throws Exception {
  for (int attempt = 1; ; attempt++) {
    try (var scope = Threads.scope().deadline(patience)) {
      var fetched = scope.start(() -> fetch(client, url, file, bytes));
      scope.join();
      return fetched.join();
    } catch (TargetFailedException | WaitTimeoutException e) {
      if (attempt == 3 || e.getCause() instanceof RefusedException) throw e;
      Thread.sleep(100L << attempt);
    }
  }
}

Path fetch(HttpClient client, URI url, Path file, Progress bytes) throws Exception {
  var request = HttpRequest.newBuilder(url).build();
  var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
  try (var body = response.body()) {
    int status = response.statusCode();
    if (status >= 500) throw new IOException("HTTP " + status);
    if (status != 200) throw new RefusedException("HTTP " + status);
    return save(body, file, bytes);
  }
}

/** Holds one buffer in memory, however much comes; leaves no half file behind. */
Path save(InputStream body, Path file, Progress bytes) throws Exception {
  var buffer = new byte[1 << 16];
  long size = 0;
  try (var out = Files.newOutputStream(file)) {
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      size += read;
      if (size > mostBytes) throw new RefusedException("larger than " + mostBytes + " bytes");
      out.write(buffer, 0, read);
      bytes.add(read);
    }
    return file;
  } catch (Throwable failure) {
    Files.deleteIfExists(file);
    throw failure;
  }
}

/** Asking again would not help. */
static class RefusedException extends Exception {
  RefusedException(String reason) {
    super(reason);
  }
}

List<Path> summary(List<URI> urls, List<Outcome<Path>> outcomes, long begun) {
  var files = new ArrayList<Path>();
  for (int i = 0; i < urls.size(); i++) {
    switch (outcomes.get(i)) {
      case Outcome.Success(Path file) -> files.add(file);
      case Outcome.Failure(Throwable failure) ->
          say("failed: %s: %s", urls.get(i), reason(failure));
      case Outcome.Cancelled(CancelledException why) ->
          say("cancelled: %s: %s", urls.get(i), why.getMessage());
    }
  }
  long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
  say(
      "%d files came, %,d kB in %.1f s; %d failed",
      files.size(), bytes / 1000, secondsSince(begun), urls.size() - files.size());
  return files;
}

String reason(Throwable failure) {
  return switch (failure) {
    case TargetFailedException wrapped -> reason(wrapped.getCause());
    case WaitTimeoutException _ -> "not finished within " + patience.toSeconds() + " s";
    case RefusedException refused -> refused.getMessage();
    default -> failure.toString();
  };
}

// ---- 2. and 3. words: a queue feeds consumers, who share memory with a lock and without

long countWords(List<Path> files) throws Exception {
  chapter("2. Count their words: 4 consumers, 1 queue, 1 lock");
  var lock = Threads.lock("counts");
  var counts = new HashMap<String, Integer>();
  consume(
      files,
      word -> {
        try (var _ = lock.hold()) {
          counts.merge(word, 1, Integer::sum);
        }
      });
  long words = counts.values().stream().mapToLong(count -> count).sum();
  say(
      "%,d words, %,d of them different; most common: %s",
      words, counts.size(), mostCommon(counts));
  return words;
}

int shared;

/** Reads, adds, writes: three steps, and between them others get their turn. */
void countOne() {
  int seen = shared;
  Thread.yield();
  shared = seen + 1;
}

void countWordsWithoutLock(List<Path> files, long words) throws Exception {
  chapter("3. The same loop without the lock");
  var lock = Threads.lock("shared");
  consume(
      files,
      _ -> {
        try (var _ = lock.hold()) {
          countOne();
        }
      });
  say("with it:    %,d of %,d words counted", shared, words);
  shared = 0;
  consume(files, _ -> countOne());
  say("without it: %,d of %,d words counted, %,d lost", shared, words, words - shared);
}

static void consume(List<Path> files, Sink<String> eachWord) throws Exception {
  WorkQueue<Path> queue = Threads.queue("files", 10);
  try (var consumers = Threads.scope()) {
    for (int i = 0; i < 4; i++) {
      consumers.start(() -> queue.consume(file -> readWords(file, eachWord)));
    }
    for (var file : files) queue.put(file);
    queue.shutdown();
  }
}

static void readWords(Path file, Sink<String> eachWord) throws Exception {
  var word = new StringBuilder();
  try (var text = new BufferedReader(new InputStreamReader(Files.newInputStream(file)))) {
    for (int letter = text.read(); letter >= 0; letter = text.read()) {
      if (Character.isLetter(letter)) {
        if (word.length() < 40) word.append((char) Character.toLowerCase(letter));
      } else if (!word.isEmpty()) {
        eachWord.accept(word.toString());
        word.setLength(0);
      }
    }
  }
  if (!word.isEmpty()) eachWord.accept(word.toString());
}

static String mostCommon(Map<String, Integer> counts) {
  return counts.entrySet().stream()
      .sorted(
          Map.Entry.<String, Integer>comparingByValue()
              .reversed()
              .thenComparing(Map.Entry.comparingByKey()))
      .limit(5)
      .map(Map.Entry::getKey)
      .collect(Collectors.joining(", "));
}

// ---- 4. cores: threads of the operating system, for work that computes

void compareCores() throws Exception {
  int cores = Runtime.getRuntime().availableProcessors();
  chapter("4. Count primes on one core and on all of %d", cores);
  double one;
  double all;
  try (var single = Threads.platform().pool(1);
      var several = Threads.platform().pool(cores)) {
    countPrimes(several, 500_000); // warms up
    one = countPrimes(single, 3_000_000);
    all = countPrimes(several, 3_000_000);
  }
  say("1 thread %.2f s, %d threads %.2f s: %.1f times as fast", one, cores, all, one / all);
  try (var workers = Processes.pool(cores)) {
    countPrimes(workers, 500_000);
    double apart = countPrimes(workers, 3_000_000);
    say("%d processes, each with its own memory: %.2f s", cores, apart);
  }
  say(python());
}

/** The seconds it takes. */
static double countPrimes(Pool pool, int limit) {
  long begun = System.nanoTime();
  var starts = IntStream.iterate(0, n -> n < limit, n -> n + 20_000).boxed().toList();
  pool.progress("primes with " + pool.size()).map(start -> primesIn(start, start + 20_000), starts);
  return secondsSince(begun);
}

static long primesIn(int from, int to) {
  return IntStream.range(Math.max(2, from), to).filter(n -> isPrime(n)).count();
}

static boolean isPrime(int n) {
  for (int d = 2; d * d <= n; d++) if (n % d == 0) return false;
  return true;
}

static String python() throws Exception {
  try {
    var python =
        new ProcessBuilder("python3", "-c", PYTHON)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Threads.daemon().after(Duration.ofSeconds(60), python::destroyForcibly);
    try (var answer = new Scanner(python.getInputStream()).useLocale(Locale.ROOT)) {
      var version = answer.next();
      double one = answer.nextDouble();
      double two = answer.nextDouble();
      return String.format(
          Locale.ROOT,
          "Python %s: 1 thread %.2f s, 2 threads %.2f s: %.1f times as fast",
          version,
          one,
          two,
          one / two);
    }
  } catch (IOException | NoSuchElementException e) {
    return "python3 is not there to compare with";
  }
}

static final String PYTHON =
    """
    import sys, threading, time
    def primes(start, step):
        count = 0
        for n in range(3 + 2 * start, 50000, 2 * step):
            d = 2
            while d * d <= n and n % d: d += 1
            count += d * d > n
    def seconds(threads):
        begun = time.perf_counter()
        all = [threading.Thread(target=primes, args=(i, threads)) for i in range(threads)]
        for t in all: t.start()
        for t in all: t.join()
        return time.perf_counter() - begun
    print(sys.version.split()[0], seconds(1), seconds(2))
    """;

// ---- what it takes besides

/** A server over texts of this project, or of the JDK; its line lets 100 answers a second pass. */
List<Path> downloadFromOwnServer(Path folder) throws IOException {
  var root =
      Files.exists(Path.of("core", "src"))
          ? Path.of("").toAbsolutePath()
          : Path.of(System.getProperty("java.home"));
  var line = Threads.rateLimit(5, Duration.ofMillis(50));
  var server =
      HttpServer.create(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          0,
          "/",
          SimpleFileServer.createFileHandler(root),
          Filter.beforeHandler("a slow line", _ -> line.acquire()));
  server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  server.start();
  try {
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return download(texts(root).stream().map(text -> base.resolve(text)).toList(), folder);
  } finally {
    server.stop(0);
  }
}

static List<String> texts(Path root) throws IOException {
  var texts = new TreeSet<String>();
  for (var part : List.of("docs", "examples", "core/src/main", "legal")) {
    if (!Files.isDirectory(root.resolve(part))) continue;
    try (var paths = Files.walk(root.resolve(part))) {
      paths
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .forEach(path -> texts.add(root.toUri().relativize(path.toUri()).getRawPath()));
    }
  }
  return texts.stream().limit(40).toList();
}

List<URI> urls(String... arguments) {
  var rest = new ArrayDeque<>(List.of(arguments));
  var urls = new ArrayList<URI>();
  try {
    while (!rest.isEmpty()) {
      var argument = rest.remove();
      switch (argument) {
        case "--at-once" -> atOnce = (int) positive(rest.remove());
        case "--patience" -> patience = Duration.ofSeconds(positive(rest.remove()));
        case "--most" -> mostBytes = positive(rest.remove());
        default -> urls.add(webAddress(argument));
      }
    }
  } catch (IllegalArgumentException | NoSuchElementException e) {
    System.err.println(
        "Tour: " + (e.getMessage() == null ? "a number is missing" : e.getMessage()));
    System.err.println("Usage: Tour [--at-once N] [--patience SECONDS] [--most BYTES] [URL...]");
    System.exit(2);
  }
  return urls;
}

static long positive(String number) {
  long value = Long.parseLong(number);
  if (value < 1 || value > Integer.MAX_VALUE)
    throw new IllegalArgumentException(number + " is out of range");
  return value;
}

static URI webAddress(String text) {
  var url = URI.create(text);
  if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
    throw new IllegalArgumentException(text + " is no web address");
  }
  return url;
}

/** Gone when the program ends, whatever ends it; renamed first, so that nothing is added. */
static Path temporaryFolder() throws IOException {
  var folder = Files.createTempDirectory("plait-tour");
  Runtime.getRuntime()
      .addShutdownHook(
          new Thread(() -> {
            try (var paths = Files.walk(Files.move(folder, Path.of(folder + "-gone")))) {
              paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            } catch (IOException e) {
              System.err.println("Tour: could not remove " + folder + ": " + e);
            }
          }));
  return folder;
}

static double secondsSince(long nanos) {
  return (System.nanoTime() - nanos) / 1e9;
}

static void chapter(String text, Object... values) {
  IO.println((text.startsWith("1") ? "" : "\n") + String.format(Locale.ROOT, text, values));
}

static void say(String text, Object... values) {
  IO.println("   " + String.format(Locale.ROOT, text, values));
}
