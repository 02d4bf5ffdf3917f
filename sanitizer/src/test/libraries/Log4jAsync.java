// uses: org.apache.logging.log4j:log4j-core:2.25.2 com.lmax:disruptor:4.0.0

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.async.AsyncLoggerContextSelector;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;

/** Log4j 2 with asynchronous loggers: four threads write to one file. */
public class Log4jAsync {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    System.setProperty("log4j2.contextSelector", AsyncLoggerContextSelector.class.getName());
    Path file = Files.createTempFile("log4j", ".log");
    ConfigurationBuilder<?> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.setStatusLevel(Level.ERROR);
    builder.add(
        builder
            .newAppender("file", "RandomAccessFile")
            .addAttribute("fileName", file.toString())
            .addAttribute("append", false)
            .add(
                builder
                    .newLayout("PatternLayout")
                    .addAttribute("pattern", "%d %p %c{1} [%t] %X{who} %m %ex{short}%n")));
    builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("file")));
    LoggerContext context = Configurator.initialize(builder.build());
    Logger logger = LogManager.getLogger("shared");
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      int me = t;
      threads[t] =
          new Thread(() -> {
            ThreadContext.put("who", "thread " + me);
            Logger own = LogManager.getLogger("own." + me);
            for (int i = 0; i < rounds; i++) {
              logger.info("message {} of {}", i, me);
              own.warn("failed {}", i, new IllegalStateException("meant"));
              logger.debug("not shown");
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Configurator.shutdown(context);
    List<String> lines = Files.readAllLines(file);
    Files.delete(file);
    long shown = lines.stream().filter(l -> l.contains(" thread ")).count();
    if (shown != 8L * rounds) {
      throw new AssertionError(shown + " lines");
    }
  }
}
