package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.ContextCarrier;
import plait.Hold;
import plait.Task;
import plait.Threads;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/** A carrier that {@link java.util.ServiceLoader} finds acts on every task. */
class InstalledCarrierTest {
  @TempDir private Path folder;

  /** A context of a thread, as logging libraries have one. */
  static final class Mdc {
    static final ThreadLocal<String> USER = Threads.local(() -> "nobody");

    private Mdc() {}
  }

  /** Carries it. */
  public static final class MdcCarrier implements ContextCarrier {
    @Override
    public Captured capture() {
      String captured = Mdc.USER.get();
      return () -> install(captured);
    }

    private static Hold install(String captured) {
      String before = Mdc.USER.get();
      Mdc.USER.set(captured);
      return () -> {
        Mdc.USER.set(before);
        IO.println("restored " + before);
      };
    }
  }

  /** A carrier that cannot be made. */
  public static final class Broken implements ContextCarrier {
    public Broken() {
      throw new IllegalStateException("no configuration");
    }

    @Override
    public Captured capture() {
      throw new AssertionError("never made");
    }
  }

  /** Starts tasks of all kinds under two contexts. */
  static final class Program {
    private Program() {}

    static void main() {
      Mdc.USER.set("ada");
      Task<String> late = Threads.of(Mdc.USER::get);
      IO.println("virtual " + Threads.start(Mdc.USER::get).join());
      IO.println("platform " + Threads.platform().start(Mdc.USER::get).join());
      try (var scope = Threads.scope()) {
        IO.println("scope " + scope.start(Mdc.USER::get).join());
      }
      Mdc.USER.set("bob");
      IO.println("late " + late.start().join());
      IO.println("nested " + Threads.start(() -> Threads.start(Mdc.USER::get).join()).join());
      IO.println("main " + Mdc.USER.get());
    }
  }

  /** Starts a task. */
  static final class Minimal {
    private Minimal() {}

    static void main() {
      Threads.start(() -> IO.println("not reached")).join();
    }
  }

  private ChildJvm with(Class<? extends ContextCarrier> carrier, Class<?> program)
      throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(ContextCarrier.class.getName()), carrier.getName());
    return ChildJvm.ofClass(program).classPath(folder);
  }

  @Test
  void carriesTheContextOfEachStart() throws Exception {
    End end = with(MdcCarrier.class, Program.class).run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out().lines().filter(line -> !line.startsWith("restored")))
        .containsExactly(
            "virtual ada", "platform ada", "scope ada", "late bob", "nested bob", "main bob");
    assertThat(end.out().lines().filter(line -> line.equals("restored nobody"))).hasSize(6);
  }

  @Test
  void oneThatCannotBeMadeIsNamed() throws Exception {
    End end = with(Broken.class, Minimal.class).run();
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.out()).isEmpty();
    assertThat(end.err()).contains("ContextCarrier", Broken.class.getName(), "no configuration");
  }
}
