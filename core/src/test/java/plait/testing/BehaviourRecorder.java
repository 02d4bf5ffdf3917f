package plait.testing;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Notes the result of every {@link Behaviour} and writes a file for each test class into {@code
 * target/behaviours} when the run ends: number, test class, method, result. A method that runs more
 * than once has passed when each of its runs did.
 *
 * <p>Comes with the annotation and not as a service, because in a named module a service of the
 * tests would have to be declared by the module of the library.
 */
final class BehaviourRecorder implements TestWatcher {
  private static final Namespace NAMESPACE = Namespace.create(BehaviourRecorder.class);

  @Override
  public void testSuccessful(ExtensionContext context) {
    note(context, true);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    note(context, false);
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    note(context, false);
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    note(context, false);
  }

  private static void note(ExtensionContext context, boolean passed) {
    var method = context.getRequiredTestMethod();
    var testClass = context.getRequiredTestClass().getName().replaceFirst("^.*\\.", "");
    var run =
        context.getRoot().getStore(NAMESPACE).computeIfAbsent(Run.class, _ -> new Run(), Run.class);
    for (int number : method.getAnnotation(Behaviour.class).value()) {
      run.note(new BehaviourResult(number, testClass, method.getName(), passed));
    }
  }

  /** The results so far; JUnit closes it after the last test. */
  private static final class Run implements AutoCloseable {
    private record Key(int number, String testClass, String method) {}

    private final Map<Key, BehaviourResult> results = new ConcurrentHashMap<>();

    void note(BehaviourResult result) {
      var key = new Key(result.number(), result.testClass(), result.method());
      results.merge(key, result, (before, now) -> before.passed() ? now : before);
    }

    @Override
    public void close() throws IOException {
      var byClass =
          results.values().stream().collect(Collectors.groupingBy(BehaviourResult::testClass));
      for (var shown : byClass.entrySet()) {
        var file = Checkout.target().resolve("behaviours").resolve(shown.getKey() + ".tsv");
        BehaviourResult.write(file, shown.getValue());
      }
    }
  }
}
