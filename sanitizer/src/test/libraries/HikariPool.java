// uses: com.zaxxer:HikariCP:6.3.0 com.h2database:h2:2.4.240

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** HikariCP: more threads than connections, on H2 in memory. */
public class HikariPool {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:pooled;DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(3);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(60_000);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Thread[] threads = new Thread[6];
      for (int t = 0; t < threads.length; t++) {
        int me = t;
        Runnable work =
            () -> {
              for (int i = 0; i < rounds; i++) {
                Connection used;
                try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select " + (me + i))) {
                  found.next();
                  if (found.getInt(1) != me + i) {
                    throw new AssertionError();
                  }
                  used = connection;
                } catch (java.sql.SQLException e) {
                  throw new AssertionError(e);
                }
                if (i % 100 == me) {
                  pool.evictConnection(used);
                }
              }
            };
        threads[t] = me % 2 == 0 ? new Thread(work) : Thread.ofVirtual().unstarted(work);
        threads[t].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
