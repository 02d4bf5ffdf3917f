package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import plait.PoolBrokenException;
import plait.Processes;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.testing.NoLeaks;

/** A process that does not become ready is given up, and its task told why. */
@ExtendWith(NoLeaks.class)
class WorkerStartTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path home;

  /** A JDK whose launcher is this script. */
  private Path jdk(String script) throws IOException {
    Path bin = Files.createDirectories(home.resolve("bin"));
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    return home;
  }

  private static WorkerDiedException startFailed(Throwable failure) {
    assertThat(failure).hasRootCauseInstanceOf(WorkerDiedException.class);
    var died = (WorkerDiedException) root(failure);
    assertThat(died.why()).isEqualTo(Cause.START_FAILED);
    return died;
  }

  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  @Test
  void aJvmThatHangsIsGivenUp() throws IOException {
    var settings = Processes.javaHome(jdk("exec sleep 600")).startTimeout(SHORT);
    assertThat(startFailed(catchThrowable(() -> settings.start(() -> 1).join())))
        .hasMessageContaining("its JVM has not answered within 300 ms")
        .hasMessageContaining("startTimeout");
    try (var pool = settings.pool(1)) {
      Throwable failure = catchThrowable(() -> pool.start(() -> 1).join());
      assertThat(failure).hasCauseInstanceOf(PoolBrokenException.class);
      assertThat(startFailed(failure)).hasMessageContaining("startTimeout");
    }
  }

  @Test
  void anInitializerThatHangsIsGivenUp() {
    try (var pool =
        Processes.startTimeout(Duration.ofSeconds(5))
            .pool(1)
            .initializer(() -> {
              new CountDownLatch(1).await();
              return 1;
            })) {
      Throwable failure = catchThrowable(() -> pool.start(() -> 1).join());
      assertThat(failure).hasCauseInstanceOf(PoolBrokenException.class);
      assertThat(startFailed(failure)).hasMessageContaining("startTimeout");
      assertThatThrownBy(() -> pool.start(() -> 1)).isInstanceOf(PoolBrokenException.class);
    }
  }

  @Test
  void whenAPoolGivesUpIsASetting() {
    try (var pool = Processes.breakAfter(1, Duration.ofMinutes(5)).intake(5).intake("1m").pool(1)) {
      assertThat(pool.capacity()).isEqualTo(5);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(pool.start(() -> Runtime.getRuntime().halt(7))::join)
            .hasCauseInstanceOf(WorkerDiedException.class);
      }
      await().until(() -> pool.stats().broken());
      assertThatThrownBy(() -> pool.start(() -> 1))
          .isInstanceOf(PoolBrokenException.class)
          .hasMessageContaining("2 of its workers have died");
    }
    assertThatThrownBy(() -> Processes.breakAfter(-1, SHORT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Processes.intake(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Processes.intake("much")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void workersOfAPoolShareTheMachine() {
    int mine = Runtime.getRuntime().availableProcessors();
    try (var one = Processes.pool(1);
        var many = Processes.pool(6);
        var free = Processes.heap("64m").jvm("-XX:ActiveProcessorCount=7").pool(6)) {
      assertThat(one.start(() -> processors()).join()).isEqualTo(mine);
      assertThat(many.start(() -> processors()).join()).isEqualTo(Math.max(1, mine / 6));
      assertThat(free.start(() -> processors()).join()).isEqualTo(7);
      long whole = one.start(() -> heap()).join();
      long part = many.start(() -> heap()).join();
      assertThat(part).isBetween(whole * 4 / 10, whole * 6 / 10);
      assertThat(free.start(() -> heap()).join()).isBetween(50L << 20, 64L << 20);
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }

  @Test
  void theLimitIsNotForTheTasks() {
    try (var pool = Processes.startTimeout(Duration.ofSeconds(30)).pool(1).initializer(() -> 1)) {
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      assertThat(pool.stats().deaths()).isEmpty();
    }
    assertThatThrownBy(() -> Processes.startTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aJdkOfAnotherVersionIsRefusedAtOnce() throws IOException {
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.1\"\n");
    var settings = Processes.javaHome(jdk("exit 0"));
    assertThatThrownBy(() -> settings.start(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is JDK 17.0.1")
        .hasMessageContaining("same version");
    assertThatThrownBy(() -> settings.pool(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aScriptThatDoesNotBecomeTheJvmIsRefused() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var settings = Processes.javaHome(jdk("'" + java + "' \"$@\" <&0; exit $?"));
    if (!Files.exists(Path.of("/proc/self"))) {
      return; // the JVM does not know its number cheaply there
    }
    assertThat(startFailed(catchThrowable(() -> settings.start(() -> 1).join())))
        .hasMessageContaining("no script that calls one");
  }
}
