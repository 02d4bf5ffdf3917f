// uses: com.h2database:h2:2.4.240

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** H2: four threads, each with a connection of its own, insert, update and select in memory. */
public class H2Statements {
  static final String URL = "jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1";

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    try (Connection first = DriverManager.getConnection(URL);
        Statement make = first.createStatement()) {
      make.execute("create table item(id bigint primary key, owner int, name varchar, price int)");
      make.execute("create index by_owner on item(owner)");
    }
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int owner = t;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  work(owner, rounds);
                } catch (Throwable e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    synchronized (failures) {
      for (Throwable e : failures) {
        e.printStackTrace();
      }
    }
    try (Connection last = DriverManager.getConnection(URL);
        Statement count = last.createStatement();
        ResultSet found = count.executeQuery("select count(*), sum(price) from item")) {
      found.next();
      if (found.getInt(1) != 4 * rounds) {
        throw new AssertionError(found.getInt(1));
      }
      count.execute("shutdown");
    }
  }

  static void work(int owner, int rounds) throws Exception {
    try (Connection connection = DriverManager.getConnection(URL);
        PreparedStatement insert =
            connection.prepareStatement("insert into item values(?, ?, ?, ?)");
        PreparedStatement raise =
            connection.prepareStatement("update item set price = price + 1 where id = ?");
        PreparedStatement query =
            connection.prepareStatement(
                "select sum(price), max(upper(name)) from item where owner = ? and id > ?")) {
      for (int i = 0; i < rounds; i++) {
        connection.setAutoCommit(i % 10 != 0);
        long id = owner * 1_000_000L + i;
        insert.setLong(1, id);
        insert.setInt(2, owner);
        insert.setString(3, "name " + i);
        insert.setInt(4, i);
        insert.executeUpdate();
        raise.setLong(1, id);
        raise.executeUpdate();
        if (i % 10 == 0) {
          query.setInt(1, (owner + 1) % 4);
          query.setLong(2, i);
          try (ResultSet found = query.executeQuery()) {
            found.next();
          }
          connection.commit();
        }
      }
    }
  }
}
