// Two processes and the program put amounts into one account, one at a time.
//
// Expected output:
//   300 in the account

import module plait;

void main() {
  SharedLock lock = Processes.lock("account");
  try (SharedLongs account = Processes.sharedLongs(1);
      Pool pool = Processes.pool(2)) {
    pool.map(
        amount -> {
          try (var _ = lock.hold()) {
            if (lock.wasAbandoned()) {
              IO.println("somebody died in here: look whether all is as it should be");
            }
            account.set(0, account.get(0) + amount);
          }
          return amount;
        },
        List.of(100, 150, 50));
    IO.println(account.get(0) + " in the account");
  }
}
