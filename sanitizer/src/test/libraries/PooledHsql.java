// uses: org.apache.commons:commons-dbcp2:2.13.0 org.hsqldb:hsqldb:2.7.4

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** Commons Pool and DBCP on HSQLDB in memory: more threads than there are things in the pools. */
public class PooledHsql {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    objects(rounds * 10);
    connections(rounds);
  }

  static void objects(int rounds) throws Exception {
    GenericObjectPool<int[]> pool =
        new GenericObjectPool<>(
            new BasePooledObjectFactory<int[]>() {
              @Override
              public int[] create() {
                return new int[1];
              }

              @Override
              public PooledObject<int[]> wrap(int[] made) {
                return new DefaultPooledObject<>(made);
              }
            });
    pool.setMaxTotal(3);
    pool.setMinIdle(1);
    pool.setDurationBetweenEvictionRuns(Duration.ofMillis(2));
    pool.setMinEvictableIdleDuration(Duration.ofMillis(1));
    inAll(me -> {
      for (int i = 0; i < rounds; i++) {
        int[] got = pool.borrowObject();
        got[0]++;
        if (i % 200 == me) {
          pool.invalidateObject(got);
        } else {
          pool.returnObject(got);
        }
      }
    });
    pool.close();
  }

  static void connections(int rounds) throws Exception {
    BasicDataSource source = new BasicDataSource();
    source.setUrl("jdbc:hsqldb:mem:pooled;hsqldb.tx=mvcc");
    source.setUsername("sa");
    source.setMaxTotal(3);
    source.setPoolPreparedStatements(true);
    try (Connection first = source.getConnection();
        Statement make = first.createStatement()) {
      make.execute("create table item(id int primary key, name varchar(20))");
    }
    inAll(me -> {
      for (int i = 0; i < rounds; i++) {
        try (Connection connection = source.getConnection();
            PreparedStatement insert =
                connection.prepareStatement("insert into item values(?, ?)");
            Statement query = connection.createStatement()) {
          insert.setInt(1, me * 1_000_000 + i);
          insert.setString(2, "name " + i);
          insert.executeUpdate();
          if (i % 20 == 0) {
            try (ResultSet found = query.executeQuery("select count(*) from item")) {
              found.next();
            }
          }
        }
      }
    });
    try (Connection last = source.getConnection();
        Statement query = last.createStatement();
        ResultSet found = query.executeQuery("select count(*) from item")) {
      found.next();
      if (found.getInt(1) != 5 * rounds) {
        throw new AssertionError(found.getInt(1));
      }
      query.execute("shutdown");
    }
    source.close();
  }

  interface Task {
    void run(int me) throws Exception;
  }

  static void inAll(Task task) throws Exception {
    Thread[] threads = new Thread[5];
    for (int t = 0; t < threads.length; t++) {
      int me = t;
      threads[t] =
          new Thread(() -> {
            try {
              task.run(me);
            } catch (Exception e) {
              e.printStackTrace();
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
