// uses: ch.qos.logback:logback-classic:1.5.18

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logback: four threads write to one file, half of it through an asynchronous appender. */
public class LogbackAppenders {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    Path file = Files.createTempFile("logback", ".log");
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d %level %logger{20} [%thread] %X{who} %msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    AsyncAppender async = new AsyncAppender();
    async.setContext(context);
    async.setDiscardingThreshold(0);
    async.setMaxFlushTime(60_000);
    async.addAppender(appender);
    async.start();
    Logger direct = context.getLogger("direct.logger");
    direct.addAppender(appender);
    Logger later = context.getLogger("later.logger");
    later.addAppender(async);
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      int me = t;
      threads[t] =
          new Thread(() -> {
            MDC.put("who", "thread " + me);
            for (int i = 0; i < rounds; i++) {
              direct.info("message {} of {}", i, me);
              later.warn("failed {}", i, new IllegalStateException("meant"));
              context.getLogger("later.logger.n" + i % 20).info("child");
              direct.debug("not shown");
            }
          });
      threads[t].start();
    }
    direct.setLevel(Level.INFO);
    for (Thread thread : threads) {
      thread.join();
    }
    async.stop();
    context.stop();
    long shown;
    try (var lines = Files.lines(file)) {
      shown = lines.filter(l -> l.contains(" thread ") && !l.contains("DEBUG")).count();
    }
    Files.delete(file);
    if (shown != 12L * rounds) {
      throw new AssertionError(shown + " lines");
    }
  }
}
