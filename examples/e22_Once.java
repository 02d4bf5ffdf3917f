// A value that is computed when it is first asked for, by one task; the others wait for it.
// Python: none; functools.cache may compute it several times.
//
// Expected output:
//   reading the settings
//   10 tasks have got [colour=green]

import module plait;

void main() {
  Once<String> settings =
      Threads.once(() -> {
        IO.println("reading the settings");
        return "colour=green";
      });
  var readers = new ArrayList<Task<String>>();
  for (int i = 0; i < 10; i++) readers.add(Threads.start(settings::get));
  var seen = Tasks.all(readers);
  IO.println(seen.size() + " tasks have got " + Set.copyOf(seen));
}
