// Memory that worker processes share with the program: records on a board, and a counter.
//
// Expected output:
//   3 measured, the last one Sensor[name=boiler 11, value=31.0]

import module plait;

record Sensor(@MaxBytes(20) String name, double value) {}

void main() {
  try (SharedRecords<Sensor> board = Processes.sharedRecords(Sensor.class, 16);
      SharedLongs count = Processes.sharedLongs(1);
      Pool pool = Processes.pool(2)) {
    pool.map(
        place -> {
          board.set(place, new Sensor("boiler " + place, 20 + place));
          return count.getAndAdd(0, 1);
        },
        List.of(3, 7, 11));
    IO.println(count.get(0) + " measured, the last one " + board.get(11));
  }
}
