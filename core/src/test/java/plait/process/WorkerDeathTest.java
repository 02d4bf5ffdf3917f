package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static plait.testing.Patience.await;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.Action;
import plait.PoolStats;
import plait.ProcessSettings;
import plait.ProcessTask;
import plait.Processes;
import plait.TargetFailedException;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.WorkerOutput;
import plait.testing.Behaviour;
import plait.testing.NoLeaks;

/** However a process dies, its task fails with what it died of, and nothing is left of it. */
@ExtendWith(NoLeaks.class)
class WorkerDeathTest {
  private static final ProcessSettings QUIET = Processes.output(WorkerOutput.CAPTURED);
  private static final List<byte[]> HELD = new ArrayList<>();

  private static WorkerDiedException death(ProcessTask<?> task) {
    var failed = catchThrowableOfType(TargetFailedException.class, task::join);
    assertThat(failed.getCause()).isInstanceOf(WorkerDiedException.class);
    var died = (WorkerDiedException) failed.getCause();
    assertThat(died.pid()).isEqualTo(task.pid().orElse(0));
    assertThat(died.exitCode()).isEqualTo(task.exitCode());
    assertThat(died.attempt()).isEqualTo(1);
    return died;
  }

  private static void awaitReady(ProcessTask<?> task) {
    await().until(() -> task.output().contains("ready"));
  }

  private static Action hang() {
    return () -> {
      System.out.println("ready");
      new CountDownLatch(1).await();
    };
  }

  @Test
  @Behaviour(138)
  void exit() {
    for (int code : List.of(0, 7)) {
      var died = death(QUIET.start(() -> System.exit(code)));
      assertThat(died.why()).isEqualTo(Cause.EXITED);
      assertThat(died.exitCode()).hasValue(code);
      assertThat(died.signal()).isEmpty();
      assertThat(died).hasMessageContaining("code " + code);
    }
  }

  @Test
  void halt() {
    var died = death(QUIET.start(() -> Runtime.getRuntime().halt(8)));
    assertThat(died.why()).isEqualTo(Cause.EXITED);
    assertThat(died.exitCode()).hasValue(8);
  }

  @Test
  @Behaviour(139)
  void kill() {
    var task = QUIET.start(hang());
    awaitReady(task);
    task.kill();
    var died = death(task);
    assertThat(died.why()).isEqualTo(Cause.KILLED);
    assertThat(died.signal()).hasValue("SIGKILL");
    assertThat(died.exitCode()).hasValue(137);
  }

  @Test
  @Behaviour(139)
  void terminateRunsShutdownHooks() {
    var task =
        QUIET.start(() -> {
          Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
          System.out.println("ready");
          new CountDownLatch(1).await();
        });
    awaitReady(task);
    task.terminate();
    var died = death(task);
    assertThat(died.why()).isEqualTo(Cause.TERMINATED);
    assertThat(died.exitCode()).hasValue(143);
    assertThat(task.output()).contains("hook");
  }

  @Test
  void killBeforeItIsReady() {
    var task = QUIET.start(hang());
    task.kill();
    assertThat(death(task).why()).isEqualTo(Cause.KILLED);
  }

  @Test
  void killedFromOutside() {
    var task = QUIET.start(hang());
    awaitReady(task);
    ProcessHandle.of(task.pid().orElseThrow()).orElseThrow().destroyForcibly();
    var died = death(task);
    assertThat(died.why()).isEqualTo(Cause.KILLED);
    assertThat(died.signal()).hasValue("SIGKILL");
  }

  @Test
  @SuppressWarnings("restricted") // that is what it is about
  void nativeCrash() {
    var task =
        QUIET
            .jvm("--enable-native-access=ALL-UNNAMED")
            .start(() ->
                MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
    var died = death(task);
    assertThat(died.why()).isEqualTo(Cause.CRASHED);
    assertThat(died.signal()).hasValue("SIGSEGV");
    assertThat(died.crashLog().orElseThrow()).contains("SIGSEGV");
    assertThat(task.output()).doesNotContain("fatal error");
  }

  @Test
  void segmentationFaultFromOutside() {
    var task =
        QUIET.start(() -> {
          new ProcessBuilder("kill", "-SEGV", "" + ProcessHandle.current().pid()).start();
          new CountDownLatch(1).await();
        });
    assertThat(death(task).why()).isEqualTo(Cause.CRASHED);
  }

  @Test
  void fullHeap() {
    var task =
        QUIET
            .heap("24m")
            .start(() -> {
              while (true) {
                HELD.add(new byte[1 << 20]);
              }
            });
    var died = death(task);
    assertThat(died.why()).isEqualTo(Cause.OUT_OF_MEMORY);
    assertThat(died).hasMessageContaining("its heap could have 2");
    assertThat(died).hasMessageContaining("heap(");
    assertThat(task.output()).doesNotContain("Terminating");
  }

  @Test
  void fullDirectMemoryIsAFailureOfTheTask() {
    var task =
        QUIET
            .heap("24m")
            .start(() -> {
              var held = new ArrayList<ByteBuffer>();
              while (held.add(ByteBuffer.allocateDirect(1 << 20))) {}
              return held.size();
            });
    assertThatThrownBy(task::join).hasCauseInstanceOf(OutOfMemoryError.class);
    assertThat(task.exitCode()).hasValue(1);
  }

  @Test
  void aProcessThatOutgrowsItsLimitIsKilled() {
    var task =
        QUIET
            .memory("120m")
            .start(() -> {
              var held = new ArrayList<ByteBuffer>();
              while (held.add(ByteBuffer.allocateDirect(4 << 20))) {}
              return held.size();
            });
    var died = death(task);
    assertThat(died.why()).isEqualTo(Cause.MEMORY_LIMIT);
    assertThat(died).hasMessageContaining("may have 120 MB");
  }

  @Test
  void aLoopingShutdownHookIsNotWaitedForWithoutEnd() {
    var task =
        QUIET.start(() -> {
          Runtime.getRuntime()
              .addShutdownHook(
                  new Thread(() -> {
                    while (true) {
                      Thread.onSpinWait();
                    }
                  }));
          return 1;
        });
    assertThat(task.join()).isEqualTo(1);
    assertThat(task.exitCode()).hasValue(137);
  }

  @Test
  void killTakesTheProcessesThatItStarted() {
    var task =
        QUIET.start(() -> {
          var below = new ProcessBuilder("sleep", "600").start();
          System.out.println("ready " + below.pid() + ".");
          new CountDownLatch(1).await();
        });
    awaitReady(task);
    await().until(() -> task.output().contains("."));
    long below = Long.parseLong(task.output().replaceAll("(?s).*ready (\\d+).*", "$1"));
    assertThat(ProcessHandle.of(below)).isPresent();
    task.kill();
    assertThat(death(task).why()).isEqualTo(Cause.KILLED);
    await().until(() -> ProcessHandle.of(below).isEmpty());
  }

  @Test
  void aProcessThatHoldsTheOutputDoesNotDelayTheEnd() {
    var task = QUIET.start(() -> new ProcessBuilder("sleep", "600").inheritIO().start().pid());
    long holder = task.join();
    assertThat(task.exitCode()).hasValue(0);
    ProcessHandle.of(holder).ifPresent(ProcessHandle::destroyForcibly);
    await().until(() -> ProcessHandle.of(holder).isEmpty());
  }

  /** Native code that starts a process closes nothing before: that one has the link, too. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aProcessThatHoldsTheLinkDoesNotDelayTheEnd(boolean halts) throws Exception {
    var file = Files.createTempFile("holder", "");
    String command = "sleep 600 & echo $! > " + file;
    var task =
        QUIET
            .jvm("--enable-native-access=ALL-UNNAMED")
            .start(() -> {
              int status = system(command);
              if (halts) {
                Runtime.getRuntime().halt(9);
              }
              return status;
            });
    if (halts) {
      assertThat(death(task).exitCode()).hasValue(9);
    } else {
      assertThat(task.join()).isZero();
    }
    long holder = Long.parseLong(Files.readString(file).strip());
    Files.delete(file);
    assertThat(ProcessHandle.of(holder)).as("it is left alone").isPresent();
    ProcessHandle.of(holder).ifPresent(ProcessHandle::destroyForcibly);
    await().until(() -> ProcessHandle.of(holder).isEmpty());
  }

  @SuppressWarnings("restricted") // that is what it is about
  private static int system(String command) {
    var linker = Linker.nativeLinker();
    var function = linker.defaultLookup().find("system").orElseThrow();
    var handle =
        linker.downcallHandle(
            function, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try (var arena = Arena.ofConfined()) {
      return (int) handle.invokeExact(arena.allocateFrom(command));
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void aProcessThatWritesForEverDoesNotDelayTheEnd() {
    var task =
        Processes.output(WorkerOutput.DISCARDED)
            .start(() -> new ProcessBuilder("yes").inheritIO().start().pid());
    long writer = task.join();
    assertThat(task.exitCode()).hasValue(0);
    ProcessHandle.of(writer).ifPresent(ProcessHandle::destroyForcibly);
    await().until(() -> ProcessHandle.of(writer).isEmpty());
  }

  @Test
  void rawOutputNeitherBlocksNorConfuses() {
    var task =
        Processes.output(WorkerOutput.DISCARDED)
            .start(() -> {
              byte[] much = new byte[10 << 20];
              for (var descriptor : List.of(FileDescriptor.out, FileDescriptor.err)) {
                var raw = new FileOutputStream(descriptor);
                raw.write(much);
                raw.flush();
              }
              return "done";
            });
    assertThat(task.join()).isEqualTo("done");
  }

  @Test
  void closedStandardOutputDoesNotMatter() {
    var task =
        QUIET.start(() -> {
          new FileOutputStream(FileDescriptor.out).close();
          System.out.println("still here");
          return 3;
        });
    assertThat(task.join()).isEqualTo(3);
    assertThat(task.output()).isEqualTo("still here\n");
    assertThat(task.exitCode()).hasValue(0);
  }

  private static WorkerDiedException deathAfterLines(int lines, String raw) {
    return death(
        QUIET.start(() -> {
          for (int i = 0; i < lines; i++) {
            System.err.println("line " + i);
          }
          new FileOutputStream(FileDescriptor.err).write(raw.getBytes(StandardCharsets.US_ASCII));
          Runtime.getRuntime().halt(4);
        }));
  }

  @Test
  void theLastLinesOfStandardErrorAreInTheFailure() {
    var died = deathAfterLines(30, "");
    assertThat(died.errorLines()).hasSize(20).contains("line 29").doesNotContain("line 3");
    assertThat(died).hasMessageContaining("line 29");
  }

  @Test
  void soIsWhatNativeCodeWrote() {
    assertThat(deathAfterLines(1, "raw\n").errorLines()).contains("raw", "line 0");
  }

  @Test
  void aWorkerThatTalksNonsenseIsKilled() {
    var task =
        QUIET.start(() -> {
          try (var link = new FileOutputStream("/dev/fd/4")) {
            link.write(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1});
          }
          new CountDownLatch(1).await();
        });
    var died = death(task);
    assertThat(died.why()).isEqualTo(Cause.PROTOCOL);
    assertThat(died.exitCode()).hasValue(137);
  }

  /** Of a program {@code java} that runs these words of the shell first and does not end. */
  private static WorkerDiedException deathOfOneThatRuns(String words) throws Exception {
    var home = Files.createTempDirectory("fake");
    var java = home.resolve("bin/java");
    try {
      Files.createDirectories(java.getParent());
      Files.writeString(java, "#!/bin/sh\n" + words + "\nexec sleep 600\n");
      assertThat(java.toFile().setExecutable(true)).isTrue();
      return death(QUIET.javaHome(home).start(() -> 1));
    } finally {
      Files.delete(java);
      Files.delete(java.getParent());
      Files.delete(home);
    }
  }

  /** Prints the head of a greeting with so many bytes of body, less than 64. */
  private static String head(int length) {
    String octal = "\\0" + Integer.toOctalString(length);
    return "printf '\\000\\000\\000" + octal + "\\020\\000" + "\\000".repeat(8) + "'; ";
  }

  @Test
  void aGreetingThatIsNone() throws Exception {
    var died = deathOfOneThatRuns("echo this is no greeting of any kind >&4");
    assertThat(died.why()).isEqualTo(Cause.PROTOCOL);
    assertThat(died.exitCode()).hasValue(137);
  }

  @Test
  void aGreetingThatDoesNotKnowTheToken() throws Exception {
    var died = deathOfOneThatRuns("{ " + head(3) + "printf '\\002\\000\\000'; } >&4");
    assertThat(died.why()).isEqualTo(Cause.PROTOCOL);
    assertThat(died).hasMessageContaining("token");
  }

  /** Version 99, the token's 32 bytes as they came, an empty version of the JDK. */
  @Test
  void aGreetingOfAnotherVersion() throws Exception {
    var died =
        deathOfOneThatRuns(
            "{ " + head(36) + "printf '\\143\\040'; head -c 32 <&3; printf '\\000\\013'; } >&4");
    assertThat(died.why()).isEqualTo(Cause.START_FAILED);
    assertThat(died).hasMessageContaining("version 99 of the protocol");
  }

  @Test
  void anIdleWorkerThatBreaksOffInAMessageIsReplaced(@TempDir Path folder) throws Exception {
    String sign = folder.resolve("idle").toString();
    try (var pool = QUIET.pool(1)) {
      pool.start(() -> Thread.ofPlatform().start(() -> breakOff(sign)).isAlive()).join();
      await().until(() -> pool.stats().workers().getFirst().state() == PoolStats.State.IDLE);
      Files.createFile(Path.of(sign));
      await().until(() -> pool.stats().deaths().containsKey(Cause.PROTOCOL));
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
    }
  }

  private static void breakOff(String sign) {
    while (!Files.exists(Path.of(sign))) {
      LockSupport.parkNanos(1_000_000);
    }
    try (var link = new FileOutputStream("/dev/fd/4")) {
      link.write(new byte[] {0, 0, 1, 0, 20, 0});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noJavaToRunIt() {
    assertThatThrownBy(() -> Processes.javaHome(Path.of("/nowhere")).start(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/nowhere/bin/java")
        .hasMessageContaining("javaHome");
  }

  @Test
  void anOptionThatTheJvmDoesNotKnow() {
    var died = death(QUIET.jvm("-XX:+NoSuchThing").start(() -> 1));
    assertThat(died.why()).isEqualTo(Cause.START_FAILED);
    assertThat(died).hasMessageContaining("NoSuchThing");
  }

  @Test
  void aFolderThatIsNotThere() {
    var died = death(QUIET.directory(Path.of("/nowhere")).start(() -> 1));
    assertThat(died.why()).isEqualTo(Cause.START_FAILED);
    assertThat(died).hasMessageContaining("/nowhere");
  }
}
