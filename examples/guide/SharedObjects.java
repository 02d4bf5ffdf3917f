// An object that worker processes call, and a map that they share.
//
// Expected output:
//   8 lines, the longest has 7 letters

import module plait;

interface Log {
  void add(String line);

  int size();
}

static class Lines implements Log {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public void add(String line) {
    lines.add(line);
  }

  public int size() {
    return lines.size();
  }
}

void main() {
  Log log = Processes.share(Log.class, new Lines());
  SharedMap<String, Integer> longest = Processes.sharedMap();
  try (Pool pool = Processes.pool(2)) {
    pool.map(
        n -> {
          log.add("line " + n);
          return longest.merge("letters", ("line " + n).length(), Math::max);
        },
        List.of(1, 2, 3, 4, 5, 6, 7, 10));
  }
  IO.println(log.size() + " lines, the longest has " + longest.get("letters") + " letters");
}
