// A value that is computed when it is first asked for, by one task; the others wait for it.
// Python: none; functools.cache may compute it several times.
//
// Expected output:
//   reading the settings
//   10 tasks have got {colour=green}

import module plait;

void main() {
  Once<Map<String, String>> settings = Threads.once(() -> {
    IO.println("reading the settings");
    return Map.of("colour", "green");
  });
  var readers = Stream.generate(() -> Threads.start(settings::get)).limit(10).toList();
  var seen = Tasks.all(readers);
  IO.println(seen.size() + " tasks have got " + Set.copyOf(seen).iterator().next());
}
